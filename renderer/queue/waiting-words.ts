import type { DownloadRecord } from '../../shared/record.ts'
import { restWords } from '../engine-words.ts'
import type { Format } from '../format.ts'
import { texts } from '../texts.ts'

/** What the words need to know beyond the record. */
export type WaitingFacts = {
  readonly now: number
  readonly laneLabel: string
  readonly coolDownReason: string | null
  /** Null while the preferences are not known. */
  readonly maxActive: number | null
  readonly maxAttempts: number | null
  readonly format: Format
}

/** Why a record that does not run waits, for a person; null for one that waits for nothing. */
export function waitingWords(record: DownloadRecord, facts: WaitingFacts): string | null {
  if (record.state === 'Paused') return texts.waiting.paused
  if (record.waiting === null) return null
  const { reason, until, position, folder = '' } = record.waiting
  const { now, laneLabel, format } = facts
  const left = until === null ? 0 : until - now
  switch (reason) {
    case 'slot':
      return placeInLine(position)
    case 'delay':
      return left > 0
        ? texts.waiting.delay({ left: format.countdown(left), lane: laneLabel })
        : texts.waiting.soon
    case 'cool-down':
      if (until === null || left <= 0) return texts.waiting.soon
      return texts.waiting.resting({
        lane: laneLabel,
        until: format.moment(until, now),
        reason: restWords(facts.coolDownReason),
      })
    case 'retry':
      return left > 0 ? nextAttempt(record, left, facts) : texts.waiting.soon
    case 'paused':
      return texts.waiting.lanePaused({ lane: laneLabel })
    case 'global-cap':
      return overallLimit(facts)
    case 'disk-full':
      return noRoom(folder, left, format)
  }
}

function placeInLine(position: number | null): string {
  if (position === null) return texts.waiting.free
  return position === 1 ? texts.waiting.next : texts.waiting.inLine({ position })
}

function nextAttempt(
  { attempt }: DownloadRecord,
  left: number,
  { format, maxAttempts }: WaitingFacts,
): string {
  const said = { left: format.countdown(left), attempt: attempt + 1 }
  return maxAttempts === null
    ? texts.waiting.retry(said)
    : texts.waiting.retryOf({ ...said, most: maxAttempts })
}

const overallLimit = ({ maxActive }: WaitingFacts): string =>
  maxActive === null ? texts.waiting.free : texts.waiting.globalCap({ most: maxActive })

const noRoom = (folder: string, left: number, format: Format): string =>
  left > 0
    ? texts.waiting.diskFull({ folder, left: format.countdown(left) })
    : texts.waiting.isFull({ folder })
