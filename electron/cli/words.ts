import type { Expanded } from '../../shared/listing.ts'
import type { DownloadRecord } from '../../shared/record.ts'

/** `9 s`, `1:05`, `2:00:09`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  const two = (number: number) => String(number).padStart(2, '0')
  const hours = Math.floor(whole / 3_600)
  const minutes = Math.floor(whole / 60) % 60
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

const waits = {
  slot: 'waits for a slot',
  delay: 'waits for its delay',
  'cool-down': 'its lane rests',
  retry: 'waits to try again',
  paused: 'its lane is paused',
  'global-cap': 'waits for other downloads',
  'disk-full': 'waits for room on its disk',
} as const

/** What a record is doing, in a few words. */
export function stateInWords(record: DownloadRecord): string {
  switch (record.state) {
    case 'Initializing':
      return record.waiting ? waits[record.waiting.reason] : 'starts'
    case 'InProgress, Downloading':
      return record.phase ?? 'downloading'
    case 'Paused':
      return record.error ? `paused: ${record.error.message}` : 'paused'
    case 'Completed, Succeeded':
      return record.expanded ? expandedInWords(record.expanded) : 'completed'
    case 'Errored':
      return record.error.message
    case 'Cancelled':
      return 'cancelled'
  }
}

/** What became of a list: `38 added, 12 known already, 2 not available`. */
export function expandedInWords({ added, known, unavailable, problem }: Expanded): string {
  const counts = [
    `${added} added`,
    ...(known > 0 ? [`${known} known already`] : []),
    ...(unavailable > 0 ? [`${unavailable} not available`] : []),
  ]
  return problem === null ? counts.join(', ') : `${counts.join(', ')}. ${problem}`
}

/** Control characters of a name could move the cursor or ring the bell: a terminal obeys what it is shown. */
export const printable = (text: string): string => text.replace(/\p{Cc}+/gu, ' ')

/** Rows as columns, as wide as their widest cell. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length)
  }
  const line = (row: readonly string[]) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')
  return rows.map((row) => line(row).trimEnd()).join('\n')
}
