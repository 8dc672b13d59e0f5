import type { Clock } from '../../shared/clock.ts'
import type { DownloadFailure } from '../../shared/failure.ts'
import type { Listing } from '../../shared/listing.ts'
import { type RecordId, terminalStates } from '../../shared/record.ts'
import type { RunOutcome } from '../../shared/run-protocol.ts'
import type { Lane } from './lane.ts'
import type { DownloadRunner } from './ports.ts'
import type { Records } from './records.ts'
import type { Random } from './retry.ts'
import { verdict } from './verdict.ts'

export type OutcomeParts = {
  readonly records: Records
  readonly clock: Clock
  readonly runner: DownloadRunner
  readonly random: Random
  readonly log: (id: RecordId, text: string) => void
  /** Has a list's entries be downloads of their own, and the list end. */
  readonly expand: (id: RecordId, listing: Listing) => void
  /** Puts one that waits back in line, at its place. */
  readonly enqueue: (id: RecordId) => void
  /** Has one wait for its next attempt until `due` (monotonic ms). */
  readonly retryAt: (id: RecordId, due: number) => void
  /** One that went into this folder found its disk full. */
  readonly filled: (folder: string) => void
}

/** A run that has ended. `startedAt` by the monotonic clock. */
type EndedRun = { readonly lane: Lane; readonly startedAt: number; readonly dir: string }

/** What comes of a run's end for its record and its lane. */
export class Outcomes {
  readonly #parts: OutcomeParts

  constructor(parts: OutcomeParts) {
    this.#parts = parts
  }

  apply(id: RecordId, { lane, startedAt, dir }: EndedRun, outcome: RunOutcome, maxAttempts: number): void {
    const { records, clock, random, log } = this.#parts
    const record = records.get(id)
    // Removed while it ran, which came too late.
    if (!record) return
    const ruling = verdict(outcome, record, maxAttempts, random)
    if (ruling.kind === 'complete') {
      const { kind: _kind, ...file } = ruling
      lane.succeeded(clock.monotonic() - startedAt)
      const event = { ...file, type: 'complete', now: clock.now() } as const
      if (records.updateRecordUnlessState(id, event, terminalStates)) log(id, `Finished: ${file.filePath}`)
      return
    }
    if (ruling.kind === 'expand') {
      lane.succeeded(clock.monotonic() - startedAt)
      this.#parts.expand(id, ruling.listing)
      return
    }
    const { failure } = ruling
    if (failure.code === 'rate-limited') lane.coolDown(failure, startedAt, clock.monotonic(), random)
    if (failure.code === 'disk-full') this.#parts.filled(dir)
    if (ruling.kind === 'again') this.#tryAgain(id, lane, failure, ruling.delayMs)
    else if (ruling.kind === 'fall-back') this.#fallBack(id, failure)
    else if (ruling.kind === 'hold') this.#hold(id, failure)
    else {
      log(id, `Failed for good: ${failure.message}`)
      records.updateRecordUnlessState(id, { type: 'fail', failure, now: clock.now() }, terminalStates)
    }
  }

  #tryAgain(id: RecordId, lane: Lane, failure: DownloadFailure, delayMs: number): void {
    const { records, clock, log, enqueue, retryAt } = this.#parts
    const now = clock.monotonic()
    // After a rate limit the lane's rest is the wait; the record stands in line like the others.
    const inLine = failure.code === 'rate-limited'
    const due = inLine ? (lane.coolDownUntil ?? now) : now + delayMs
    const nextAttemptAt = Math.round(clock.now() + (due - now))
    log(id, `Failed: ${failure.message} Next attempt in ${Math.ceil((due - now) / 1_000)} s`)
    records.updateRecordUnlessState(id, { type: 'retry-later', failure, nextAttemptAt }, terminalStates)
    if (inLine) enqueue(id)
    else retryAt(id, due)
  }

  #hold(id: RecordId, failure: DownloadFailure): void {
    const { records, log } = this.#parts
    if (records.send(id, { type: 'hold', failure })) log(id, `Paused: ${failure.message}`)
  }

  /** One source's bytes are not another's: what has arrived goes before the next may begin. */
  #fallBack(id: RecordId, failure: DownloadFailure): void {
    const { records, runner, log, enqueue } = this.#parts
    if (!records.send(id, { type: 'fall-back', failure })) return
    log(id, `Failed for good: ${failure.message} Goes on with ${records.get(id)?.source}`)
    const partial = records.getDownload(id)?.partial ?? null
    if (partial === null) {
      enqueue(id)
      return
    }
    void runner.discard(partial).then(() => {
      records.setPartial(id, null)
      enqueue(id)
    })
  }
}
