import type { Verification } from '../../shared/checksum.ts'
import { type DownloadFailure, type FailureCode, failure, isOfThisMachine } from '../../shared/failure.ts'
import type { Listing } from '../../shared/listing.ts'
import type { StoredRecord } from '../../shared/record.ts'
import type { RunOutcome } from '../../shared/run-protocol.ts'
import { type Random, retryDelayMs } from './retry.ts'

/** What becomes of a record whose run ended without anybody having asked it to. */
export type Verdict =
  | {
      readonly kind: 'complete'
      readonly filePath: string
      readonly size: number
      readonly otherFiles?: readonly string[] | undefined
      readonly verified?: Verification | undefined
    }
  | { readonly kind: 'expand'; readonly listing: Listing }
  | { readonly kind: 'again'; readonly failure: DownloadFailure; readonly delayMs: number }
  | { readonly kind: 'hold'; readonly failure: DownloadFailure }
  | { readonly kind: 'fall-back'; readonly failure: DownloadFailure }
  | { readonly kind: 'give-up'; readonly failure: DownloadFailure }

/** A person can mend these, and then there is no reason why it should not go on. */
const mendable: ReadonlySet<FailureCode> = new Set(['disk-full'])

/** A channel has tabs, one of them playlists, and those have videos. Deeper there are only circles. */
const DEEPEST = 3

export function verdict(
  outcome: RunOutcome,
  { attempt, alternatives, partOf }: Pick<StoredRecord, 'attempt' | 'alternatives' | 'partOf'>,
  maxAttempts: number,
  random: Random,
): Verdict {
  if (outcome.kind === 'done') return { ...outcome, kind: 'complete' }
  const isTooDeep = (partOf?.depth ?? 0) >= DEEPEST
  if (outcome.kind === 'list' && !isTooDeep) return { kind: 'expand', listing: outcome.listing }
  const reason = outcome.kind === 'list' ? tooDeep() : reasonOf(outcome)
  if (mendable.has(reason.code)) return { kind: 'hold', failure: reason }
  const delayMs = retryDelayMs(reason, attempt, maxAttempts, random)
  if (delayMs !== undefined) return { kind: 'again', failure: reason, delayMs }
  const goesOn = alternatives.length > 0 && !isOfThisMachine(reason.code)
  return { kind: goesOn ? 'fall-back' : 'give-up', failure: reason }
}

const tooDeep = (): DownloadFailure =>
  failure('unsupported', 'It is a list inside of lists inside of a list. Add what you want of it by itself.')

function reasonOf(outcome: Exclude<RunOutcome, { kind: 'done' | 'list' }>): DownloadFailure {
  if (outcome.kind === 'failed') return outcome.failure
  if (outcome.kind === 'nothing') {
    return failure('no-file', 'The source ended without a file. Check the link, then retry.')
  }
  return failure('internal', 'The download stopped though nobody asked it to. Retry it.')
}
