import { bytes } from '../../shared/bytes.ts'
import type { DownloadRecord } from '../../shared/record.ts'
import { duration, printable, stateInWords } from './words.ts'

/** Shows downloads while they run. */
export type ProgressView = {
  update(record: DownloadRecord): void
  /** Called once for each, when it has ended. */
  end(record: DownloadRecord): void
  close(): void
}

const NAME_WIDTH = 32
const LINE_EVERY_MS = 5_000

export type Lines = { result(line: string): void; note(line: string): void }

/** A line when a download ends, and one every few seconds while it runs. Results are what was downloaded. */
export function lineView({ result, note }: Lines, now: () => number): ProgressView {
  const toldAt = new Map<string, number>()
  return {
    update(record) {
      if (record.state !== 'InProgress, Downloading') return
      const last = toldAt.get(record.id)
      if (last !== undefined && now() - last < LINE_EVERY_MS) return
      toldAt.set(record.id, now())
      if (last !== undefined) note(`${printable(record.displayName)}: ${figures(record)}`)
    },
    end: (record) => (record.state === 'Completed, Succeeded' ? result : note)(ending(record)),
    close: () => undefined,
  }
}

/** A bar a download while it runs, and a line when it has ended, on stderr. */
export async function barView(): Promise<ProgressView> {
  const { MultiBar } = await import('cli-progress')
  const bars = new MultiBar({
    format: '{name} {bar} {percentage}% {figures}',
    barCompleteChar: '━',
    barIncompleteChar: '─',
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
    stream: process.stderr,
  })
  const open = new Map<string, ReturnType<typeof bars.create>>()
  const drop = (id: string) => {
    const bar = open.get(id)
    if (bar) bars.remove(bar)
    open.delete(id)
  }
  return {
    update(record) {
      if (record.state !== 'InProgress, Downloading') return drop(record.id)
      const shown = { name: nameOf(record), figures: figures(record) }
      const bar = open.get(record.id) ?? bars.create(100, 0, shown)
      open.set(record.id, bar)
      bar.update(Math.floor(record.progress), shown)
    },
    end(record) {
      drop(record.id)
      bars.log(`${ending(record)}\n`)
      if (open.size === 0) bars.update()
    },
    close: () => bars.stop(),
  }
}

export const silentView: ProgressView = {
  update: () => undefined,
  end: () => undefined,
  close: () => undefined,
}

function ending(record: DownloadRecord): string {
  const name = printable(record.displayName)
  if (record.state !== 'Completed, Succeeded') return `✗ ${name}: ${printable(stateInWords(record))}`
  if (record.filePath === null) return `✓ ${name}: ${printable(stateInWords(record))}`
  const checked = record.verified ? `, ${record.verified.algorithm} verified` : ''
  return `✓ ${printable(record.filePath)} (${bytes(record.size)}${pace(record)}${checked})`
}

function pace({ startedAt, finishedAt, size }: DownloadRecord): string {
  const seconds = ((finishedAt ?? 0) - (startedAt ?? 0)) / 1_000
  return startedAt === null || seconds < 1 ? '' : `, ${bytes(size / seconds)}/s`
}

function figures(record: DownloadRecord): string {
  const size = record.size > 0 ? ` of ${bytes(record.size)}` : ''
  const left = record.timeRemaining === null ? '' : `, ${duration(record.timeRemaining)} left`
  const phase = record.phase === null ? '' : `, ${printable(record.phase)}`
  return `${bytes(record.transferred)}${size}, ${bytes(record.speed)}/s${left}${phase}`
}

function nameOf({ displayName }: DownloadRecord): string {
  const name = printable(displayName)
  return name.length > NAME_WIDTH ? `${name.slice(0, NAME_WIDTH - 1)}…` : name.padEnd(NAME_WIDTH)
}
