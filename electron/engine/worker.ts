import type { RecordId } from '../../shared/record.ts'
import type { RunEvent, RunOutcome } from '../../shared/run-protocol.ts'
import type { InLine } from '../../shared/saved.ts'
import { Bandwidth } from './bandwidth.ts'
import { FullDisks } from './full-disks.ts'
import type { Lane } from './lane.ts'
import { Outcomes } from './outcomes.ts'
import type { StopReason } from './ports.ts'
import { RetryWaits } from './retry-waits.ts'
import { sourceGone } from './source-gone.ts'
import { Turns } from './turns.ts'
import type { Run, WorkerLimits, WorkerParts } from './worker-parts.ts'

/** So few that whoever else is at work in this process hardly waits for them. */
const MOST_KEPT_OUT = 200

/**
 * Takes records through their lane and life cycle. It decides what runs when and keeps one alarm for the
 * next moment a lane opens; what waits is in the lanes' queues.
 */
export class BackgroundDownloadWorker {
  readonly #parts: WorkerParts
  /** Open runs, also of records that are no longer running: a run ends when its process has let go. */
  readonly #runs = new Map<RecordId, Run>()
  readonly #retries: RetryWaits
  /** Folders without room, and who waits for some. */
  readonly fullDisks: FullDisks
  readonly #outcomes: Outcomes
  readonly #turns = new Turns()
  readonly #bandwidth: Bandwidth
  #limits: WorkerLimits
  #alarm: Disposable | undefined
  #pumpIsDue = false
  #closed = false

  constructor(parts: WorkerParts, limits: WorkerLimits) {
    this.#parts = parts
    const enqueue = (id: RecordId) => this.#backInLine(id)
    this.#retries = new RetryWaits(parts.clock)
    this.fullDisks = new FullDisks({ ...parts, enqueue })
    this.#outcomes = new Outcomes({
      ...parts,
      enqueue,
      filled: (folder) => this.fullDisks.filled(folder),
      retryAt: (id, due) => this.retryAt(id, due),
    })
    this.#limits = limits
    this.#bandwidth = new Bandwidth(parts.clock, limits, (runId, bytes) => parts.runner.allow(runId, bytes))
  }

  /** Records with an open run. */
  get running(): ReadonlyMap<RecordId, Pick<Run, 'connections'>> {
    return this.#runs
  }

  get limits(): WorkerLimits {
    return this.#limits
  }

  /** Applies from the next start on; running downloads finish, and at once at the speed they may have now. */
  setLimits(limits: WorkerLimits): void {
    this.#limits = limits
    this.#bandwidth.setLimits(limits)
    this.fullDisks.reconsider()
    this.wake()
  }

  /** Puts a record in line at its place. One whose last run has not let go yet follows when it has. */
  enqueue(id: RecordId, record: InLine | undefined = this.#parts.records.get(id)): void {
    const lane = record && this.#parts.lanes.forRecord(record)
    if (record && !lane) this.#parts.records.send(id, { type: 'hold', failure: sourceGone(record.source) })
    if (!lane || this.#runs.has(id)) return
    this.#retries.end(id)
    this.fullDisks.end(id)
    lane.queue.insert(id, record)
    this.#turns.add(lane)
    this.#parts.lanes.touch(lane.key)
    this.wake()
  }

  /** Has none of these start by its turn until what is returned is called. Others do. */
  hold(ids: ReadonlySet<RecordId>): () => void {
    const letGo = this.#turns.hold(ids)
    return () => {
      letGo()
      this.wake()
    }
  }

  /** Starts one that is in line at once, whatever its lane and the global cap say. */
  startNow(id: RecordId): boolean {
    const lane = this.#laneOf(id)
    if (!lane?.queue.remove(id)) return false
    if (!this.#parts.records.send(id, { type: 'start', now: this.#parts.clock.now() })) return false
    this.#begin(id, lane, (now) => lane.force(now))
    return true
  }

  /** Has a record wait for its next attempt until `due` (monotonic ms). */
  retryAt(id: RecordId, due: number): void {
    const lane = this.#laneOf(id)
    if (!lane) {
      this.enqueue(id)
      return
    }
    this.#retries.begin(id, lane, due, () => {
      if (this.#parts.records.send(id, { type: 'queue' })) this.enqueue(id)
    })
    this.#parts.lanes.touch(lane.key)
  }

  /** Takes a record out of line, or stops its run. */
  withdraw(id: RecordId, reason: StopReason): void {
    const lane = this.#laneOf(id)
    this.#retries.end(id)
    this.fullDisks.end(id)
    lane?.queue.remove(id)
    const run = this.#runs.get(id)
    const partial = this.#parts.records.getDownload(id)?.partial
    if (run) {
      if (run.stop.signal.aborted && reason === 'discard') run.unwanted = partial ?? null
      run.stop.abort(reason)
    } else if (reason === 'discard' && partial) {
      void this.#parts.runner.discard(partial)
      this.#parts.records.setPartial(id, null)
    }
    if (lane) this.#parts.lanes.release(lane)
    this.wake()
  }

  /** Looks again at who may start, once per turn of the event loop however often it is called. */
  wake(): void {
    // Starting a run changes records and lanes, which calls back here while the lanes are walked.
    if (this.#pumpIsDue || this.#closed) return
    this.#pumpIsDue = true
    queueMicrotask(() => {
      this.#pumpIsDue = false
      if (!this.#closed) this.#pump()
    })
  }

  /** Stops every run, keeping what has arrived, and waits until their processes have let go. */
  async close(): Promise<void> {
    this.#closed = true
    this.#alarm?.[Symbol.dispose]()
    this.#retries.endAll()
    this.fullDisks.close()
    const runs = [...this.#runs.values()]
    for (const run of runs) run.stop.abort('keep' satisfies StopReason)
    await Promise.all(runs.map((run) => run.settled))
    this.#bandwidth.close()
  }

  #pump(): void {
    const now = this.#parts.clock.monotonic()
    let keptOut = 0
    while (this.#runs.size < this.#limits.maxActive && keptOut < MOST_KEPT_OUT) {
      const lane = this.#turns.take(now)
      if (!lane) break
      if (this.#keepsOutFirst(lane)) keptOut += 1
      else this.#startFirst(lane)
    }
    this.#alarm?.[Symbol.dispose]()
    // With every place taken, the next finish wakes us.
    const next = this.#runs.size < this.#limits.maxActive ? this.#turns.nextOpening(now) : Infinity
    const opening = keptOut < MOST_KEPT_OUT ? next : now
    this.#alarm = Number.isFinite(opening) ? this.#parts.clock.at(opening, () => this.wake()) : undefined
  }

  /** True if the first in line had to leave it, since its disk is full: whoever is next may go elsewhere. */
  #keepsOutFirst(lane: Lane): boolean {
    const { first } = lane.queue
    if (first === undefined || !this.fullDisks.keepsOut(first, lane)) return false
    lane.queue.remove(first)
    this.#parts.lanes.touch(lane.key)
    return true
  }

  #startFirst(lane: Lane): void {
    const id = lane.queue.shift()
    if (id === undefined || !this.#parts.records.send(id, { type: 'start', now: this.#parts.clock.now() }))
      return
    this.#begin(id, lane, (now) => lane.enter(now))
  }

  /** `enter`: takes the slot. At the last moment, since the next one's delay counts from it. */
  #begin(id: RecordId, lane: Lane, enter: (now: number) => void): void {
    const { records, lanes, runner, orderOf, log, clock } = this.#parts
    log(id, `Attempt ${records.get(id)?.attempt} began`)
    const order = orderOf(id)
    const share = this.#bandwidth.join(order.runId, lane)
    const isFirst = records.begin(id)
    const stop = new AbortController()
    const now = clock.monotonic()
    enter(now)
    const settled = runner
      .run({ ...order, isFirst, mayWait: lane.delayMs === 0, share }, stop.signal, (event) =>
        this.#hear(id, order.runId, event),
      )
      .then((outcome) => this.#settle(id, order.runId, outcome))
    this.#runs.set(id, {
      runId: order.runId,
      lane,
      startedAt: now,
      stop,
      settled,
      dir: order.dir,
      unwanted: null,
      connections: null,
    })
    lanes.touch(lane.key)
  }

  #hear(id: RecordId, runId: string, event: RunEvent): void {
    const { records, log } = this.#parts
    const run = this.#runs.get(id)
    if (run?.runId !== runId) return
    if (event.type === 'want') this.#bandwidth.want(runId)
    else if (event.type === 'log') log(id, event.line)
    else if (event.type === 'connections') run.connections = event.connections
    else if (run.stop.signal.aborted) return
    else if (event.type === 'partial') records.setPartial(id, event.path)
    else records.send(id, { type: 'progress', progress: event.progress })
  }

  #settle(id: RecordId, runId: string, outcome: RunOutcome): void {
    const { lanes, clock, records, leftovers } = this.#parts
    const run = this.#runs.get(id)
    if (run?.runId !== runId) return
    this.#runs.delete(id)
    this.#bandwidth.leave(runId)
    run.lane.leave(clock.monotonic())
    if (run.unwanted !== null) void leftovers.remove(id, run.unwanted).then(() => this.#backInLine(id))
    // A pause may come too late: what is there whole is not to be fetched again.
    else if (run.stop.signal.aborted && outcome.kind !== 'done') this.#backInLine(id)
    else this.#outcomes.apply(id, run, outcome, this.#limits.maxAttempts)
    if (outcome.kind === 'done') leftovers.clear(id)
    else if (run.stop.signal.reason === ('discard' satisfies StopReason)) records.setPartial(id, null)
    lanes.release(run.lane)
    this.wake()
  }

  /** Whoever is to run again, now that its last run has let go. */
  #backInLine(id: RecordId): void {
    if (!this.#closed && this.#parts.records.get(id)?.state === 'Initializing') this.enqueue(id)
  }

  #laneOf(id: RecordId): Lane | undefined {
    const record = this.#parts.records.get(id)
    return record && this.#parts.lanes.forRecord(record)
  }
}
