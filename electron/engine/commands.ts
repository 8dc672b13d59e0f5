import type { Clock } from '../../shared/clock.ts'
import type { LaneKey } from '../../shared/lane.ts'
import { type Priority, type RecordId, terminalStates } from '../../shared/record.ts'
import { RefusedError } from '../../shared/rpc-error.ts'
import { say } from '../../shared/said.ts'
import type { InLine, Opening } from '../../shared/saved.ts'
import { inSlices } from './in-slices.ts'
import { type NewLink, newDownload, type Request } from './intake.ts'
import type { Lanes } from './lanes.ts'
import type { Leftovers } from './leftovers.ts'
import type { Records } from './records.ts'
import type { BackgroundDownloadWorker } from './worker.ts'

export type CommandParts = {
  readonly records: Records
  readonly lanes: Lanes
  readonly worker: BackgroundDownloadWorker
  readonly leftovers: Leftovers
  readonly clock: Clock
  readonly log: (id: RecordId, text: string) => void
}

/** What a person can do to a record that is there. Each returns whether it changed anything. */
export class Commands {
  readonly #parts: CommandParts

  constructor(parts: CommandParts) {
    this.#parts = parts
  }

  /** After a restart: what waited does so again, what ran goes back in line, at its place. */
  takeUp({ waiting, interrupted, withLeftover }: Opening): void {
    const { records, worker, leftovers } = this.#parts
    for (const each of waiting) this.#takeUp(each)
    for (const id of interrupted) {
      if (records.send(id, { type: 'restart' })) worker.enqueue(id)
    }
    for (const id of withLeftover) leftovers.clear(id)
  }

  #takeUp(waiting: InLine): void {
    const { id, nextAttemptAt } = waiting
    const { records, clock, worker } = this.#parts
    const { startedAt = null, error = null } = (nextAttemptAt && records.get(id)) || {}
    // A wall clock that was set back meanwhile must not make the wait longer than it was.
    const waitMs = (nextAttemptAt ?? 0) - Math.max(clock.now(), startedAt ?? 0)
    // After a rate limit the lane's rest is the wait.
    if (waitMs > 0 && error?.code !== 'rate-limited') worker.retryAt(id, clock.monotonic() + waitMs)
    else worker.enqueue(id, waiting)
  }

  /** Queues a new one; `dir` is the folder of those that name none. */
  accept(request: Request, dir: string | undefined): RecordId {
    const { records, clock, worker } = this.#parts
    const download = newDownload(request, records.nextOrder(), clock.now(), dir)
    records.add(download)
    worker.enqueue(download.record.id)
    return download.record.id
  }

  endCoolDown(key: LaneKey): boolean {
    const { lanes, worker } = this.#parts
    if (!lanes.get(key)?.endCoolDown()) return false
    lanes.touch(key)
    worker.wake()
    return true
  }

  cancel(id: RecordId, remove: boolean): boolean {
    const { records, clock, log, worker, leftovers } = this.#parts
    const event = { type: 'cancel', now: clock.now() } as const
    const isCancelled = records.updateRecordUnlessState(id, event, terminalStates)
    if (isCancelled) {
      log(id, 'Cancelled')
      worker.withdraw(id, 'discard')
    } else if (remove) leftovers.clear(id)
    return (remove && records.remove(id)) || isCancelled
  }

  pause(id: RecordId): boolean {
    const { records, log, worker } = this.#parts
    if (!records.send(id, { type: 'pause' })) return false
    log(id, 'Paused')
    worker.withdraw(id, 'keep')
    return true
  }

  pauseAll(open: readonly RecordId[]): Promise<number> {
    return this.#each(open, (id) => this.pause(id))
  }

  cancelAll(open: readonly RecordId[]): Promise<number> {
    return this.#each(open, (id) => this.cancel(id, false))
  }

  resumeAll(paused: readonly RecordId[]): Promise<number> {
    return inSlices(this.#parts.clock, paused, (id) => this.resume(id))
  }

  /** Of these, those that had ended by then (ms since the epoch). */
  removeAll(ended: readonly RecordId[], finishedBy = Number.POSITIVE_INFINITY): Promise<number> {
    const { records, clock } = this.#parts
    const isOld = (id: RecordId) => (records.get(id)?.finishedAt ?? 0) <= finishedBy
    return inSlices(clock, ended, (id) => isOld(id) && records.remove(id))
  }

  /**
   * Does it to these, however many, in turns with others: first to those that run. None that waits takes a
   * place that is left meanwhile.
   */
  async #each(ids: readonly RecordId[], act: (id: RecordId) => boolean): Promise<number> {
    const { worker, clock } = this.#parts
    const inOrder = [
      ...ids.filter((id) => worker.running.has(id)),
      ...ids.filter((id) => !worker.running.has(id)),
    ]
    const left = new Set(ids)
    const letGo = worker.hold(left)
    try {
      return await inSlices(clock, inOrder, (id) => {
        left.delete(id)
        return act(id)
      })
    } finally {
      letGo()
    }
  }

  resume(id: RecordId): boolean {
    const { records, worker } = this.#parts
    const record = records.get(id)
    if (record?.state !== 'Paused') return false
    if (record.error?.code === 'disk-full') worker.fullDisks.hasRoomFor(id)
    return this.#queue(id, 'Resumed')
  }

  retry(id: RecordId): boolean {
    const record = this.#parts.records.get(id)
    const waitsForRetry = record?.state === 'Initializing' && record.nextAttemptAt !== null
    const mayRetry = record?.state === 'Errored' || record?.state === 'Cancelled' || waitsForRetry
    return mayRetry && this.#queue(id, 'Retried by hand')
  }

  /** Queues one that waits, is paused or has failed with its new link; what has arrived stays. */
  refreshLink(id: RecordId, { link, credentials }: NewLink): boolean {
    const { records, worker } = this.#parts
    const state = records.get(id)?.state
    if (state !== 'Initializing' && state !== 'Paused' && state !== 'Errored') return false
    // Out of the lane that was its old link's.
    worker.withdraw(id, 'keep')
    records.send(id, { type: 'link', ...link })
    if (credentials) records.setOptions(id, credentials)
    return this.#queue(id, `Given a new link: ${link.targetId}`)
  }

  /** Throws RefusedError while the lane rests: a source that asked for a rest gets not even one request. */
  forceStart(id: RecordId): boolean {
    const { records, lanes, worker, clock, log } = this.#parts
    const record = records.get(id)
    if (record?.state !== 'Initializing' && record?.state !== 'Paused') return false
    const lane = lanes.forRecord(record)
    if (lane && (lane.coolDownUntil ?? 0) > clock.monotonic()) {
      throw new RefusedError(say('lane-rests'))
    }
    if (!this.#queue(id, 'Started by hand')) return false
    log(id, 'Goes past limits, delay and pause')
    return worker.startNow(id)
  }

  /** `order` left out: it keeps its own. */
  setPriority(id: RecordId, priority: Priority, order?: number): boolean {
    const { records, lanes, worker } = this.#parts
    if (!records.send(id, { type: 'place', priority, ...(order !== undefined && { order }) })) return false
    const record = records.get(id)
    if (record && lanes.get(record.lane)?.queue.has(id)) worker.enqueue(id)
    return true
  }

  move(id: RecordId, position: number): boolean {
    const { records, lanes, worker } = this.#parts
    const record = records.get(id)
    const queue = record && lanes.get(record.lane)?.queue
    if (!record || !queue?.remove(id)) return false
    for (const { id: other, ...place } of queue.crowdAt(position)) {
      records.send(other, { type: 'place', ...place })
      worker.enqueue(other)
    }
    const behindAll = { priority: queue.lowest() ?? record.priority, order: records.nextOrder() }
    records.send(id, { type: 'place', ...(queue.placeAt(position) ?? behindAll) })
    worker.enqueue(id)
    return true
  }

  #queue(id: RecordId, why: string): boolean {
    const { records, log, worker } = this.#parts
    if (!records.send(id, { type: 'queue' })) return false
    log(id, why)
    worker.enqueue(id)
    return true
  }
}
