import { assertNever } from '../../shared/assert-never.ts'
import type { Verification } from '../../shared/checksum.ts'
import type { DownloadFailure } from '../../shared/failure.ts'
import type { Expanded } from '../../shared/listing.ts'
import type { Priority, RecordState, StoredRecord } from '../../shared/record.ts'
import type { Progress } from '../../shared/run-protocol.ts'

/** Something that may move a record. `now` in ms since the epoch. */
export type RecordEvent =
  | { readonly type: 'start'; readonly now: number }
  | { readonly type: 'progress'; readonly progress: Progress }
  | {
      readonly type: 'complete'
      readonly filePath: string
      readonly size: number
      readonly otherFiles?: readonly string[] | undefined
      readonly verified?: Verification | undefined
      readonly now: number
    }
  /** It is a list, and its entries are in the queue by themselves. `title`: what it is called, if that is known. */
  | {
      readonly type: 'expand'
      readonly title: string | null
      readonly expanded: Expanded
      readonly now: number
    }
  | { readonly type: 'fail'; readonly failure: DownloadFailure; readonly now: number }
  | { readonly type: 'retry-later'; readonly failure: DownloadFailure; readonly nextAttemptAt: number }
  /** Paused by what only a person can mend; what has arrived is kept. */
  | { readonly type: 'hold'; readonly failure: DownloadFailure }
  /** On to the next alternative. */
  | { readonly type: 'fall-back'; readonly failure: DownloadFailure }
  | { readonly type: 'cancel'; readonly now: number }
  | { readonly type: 'pause' }
  /** Back in line: resumed, retried, or due for its next attempt. */
  | { readonly type: 'queue' }
  /** The engine began anew; whatever ran, runs no more. */
  | { readonly type: 'restart' }
  /** Where it comes from has changed; what it is has not. */
  | ({ readonly type: 'link' } & Pick<StoredRecord, 'targetId' | 'filename' | 'extra' | 'lane'>)
  | { readonly type: 'place'; readonly order?: number; readonly priority: Priority }

const waiting = 'Initializing'
const running = 'InProgress, Downloading'

/** The states each event applies in. What is not here does not happen: no event leads out of Completed. */
const appliesIn: { readonly [T in RecordEvent['type']]: readonly RecordState[] } = {
  start: [waiting],
  progress: [running],
  complete: [running, waiting, 'Paused'],
  expand: [running],
  fail: [running],
  'retry-later': [running],
  hold: [running, waiting],
  'fall-back': [running],
  cancel: [waiting, running, 'Paused'],
  pause: [waiting, running],
  queue: [waiting, 'Paused', 'Errored', 'Cancelled'],
  restart: [running],
  link: [waiting, 'Paused', 'Errored'],
  place: [waiting, 'Paused'],
}

const atRest = { speed: 0, timeRemaining: null, phase: null } as const

/**
 * The record an event leads to, or undefined when it does not apply in the record's present state.
 *
 * Not applying is ordinary, not an error: a run may report its end just after a person cancelled it.
 */
export function next(record: StoredRecord, event: RecordEvent): StoredRecord | undefined {
  if (!appliesIn[event.type].includes(record.state)) return undefined
  switch (event.type) {
    case 'start':
      return started(record, event.now)
    case 'progress':
      return { ...record, ...numbersOf(record, event.progress) }
    case 'complete':
      return completed(record, event)
    case 'expand':
      return expandedInto(record, event)
    case 'fail':
      return { ...record, ...atRest, state: 'Errored', error: event.failure, finishedAt: event.now }
    case 'retry-later':
      return {
        ...record,
        ...atRest,
        state: waiting,
        error: event.failure,
        nextAttemptAt: event.nextAttemptAt,
      }
    case 'hold':
      return held(record, event.failure)
    case 'fall-back':
      return fallenBack(record, event.failure)
    case 'cancel':
      return { ...record, ...atRest, state: 'Cancelled', nextAttemptAt: null, finishedAt: event.now }
    case 'pause':
      return {
        ...record,
        ...atRest,
        state: 'Paused',
        attempt: attemptsThatCount(record),
        nextAttemptAt: null,
      }
    case 'queue':
      return queued(record)
    case 'restart':
      return { ...record, ...atRest, state: waiting, attempt: attemptsThatCount(record) }
    case 'link':
      return linked(record, event)
    case 'place':
      return { ...record, order: event.order ?? record.order, priority: event.priority }
    default:
      return assertNever(event)
  }
}

function started(record: StoredRecord, now: number): StoredRecord {
  return {
    ...record,
    state: running,
    attempt: record.attempt + 1,
    nextAttemptAt: null,
    progress: 0,
    transferred: 0,
    startedAt: now,
  }
}

type Completion = Extract<RecordEvent, { type: 'complete' }>

function completed(
  record: StoredRecord,
  { filePath, size, otherFiles = [], verified, now }: Completion,
): StoredRecord {
  return {
    ...record,
    ...atRest,
    state: 'Completed, Succeeded',
    progress: 100,
    size,
    transferred: size,
    filePath,
    otherFiles: [...otherFiles],
    verified: verified ?? null,
    error: null,
    nextAttemptAt: null,
    finishedAt: now,
  }
}

function expandedInto(
  record: StoredRecord,
  { title, expanded, now }: Extract<RecordEvent, { type: 'expand' }>,
): StoredRecord {
  const nothing = { size: 0, transferred: 0, filePath: null, verified: null }
  return {
    ...record,
    ...atRest,
    ...nothing,
    state: 'Completed, Succeeded',
    displayName: title ?? record.displayName,
    progress: 100,
    expanded,
    error: null,
    nextAttemptAt: null,
    finishedAt: now,
  }
}

/** One that is broken off by us, a person or a disk has not failed: it is no reason to give up sooner. */
const attemptsThatCount = ({ state, attempt }: StoredRecord): number =>
  state === running ? Math.max(0, attempt - 1) : attempt

function held(record: StoredRecord, error: DownloadFailure): StoredRecord {
  const attempt = attemptsThatCount(record)
  return { ...record, ...atRest, state: 'Paused', error, attempt, nextAttemptAt: null }
}

function fallenBack(record: StoredRecord, failure: DownloadFailure): StoredRecord | undefined {
  const [origin, ...alternatives] = record.alternatives
  if (!origin) return undefined
  const { source, targetId } = record
  const tried = [...record.tried, { source, targetId, error: failure }]
  // Attempts and bytes were the other one's.
  const unbegun = { attempt: 0, nextAttemptAt: null, progress: 0, size: 0, transferred: 0 }
  return { ...record, ...atRest, ...unbegun, ...origin, alternatives, tried, state: waiting, error: failure }
}

type Link = Extract<RecordEvent, { type: 'link' }>

function linked(record: StoredRecord, { type: _type, extra, ...link }: Link): StoredRecord {
  return { ...record, ...link, extra: { ...record.extra, ...extra } }
}

function queued(record: StoredRecord): StoredRecord {
  const again = { ...record, state: waiting, nextAttemptAt: null, finishedAt: null } as const
  // A retry by a person is a new beginning; a download that merely waited goes on counting.
  const isRetry = record.state === 'Errored' || record.state === 'Cancelled'
  if (isRetry) return { ...again, attempt: 0, error: null, progress: 0, transferred: 0 }
  // Whoever resumes a held one says that its reason is gone.
  return record.state === 'Paused' ? { ...again, error: null } : again
}

function numbersOf(record: StoredRecord, { size, percent, ...progress }: Progress) {
  const share = percent ?? (size ? (100 * progress.transferred) / size : 0)
  return {
    ...progress,
    size: size ?? record.size,
    // 100 is said once, with the whole file under its name.
    progress: Math.min(share, 99.9),
  }
}
