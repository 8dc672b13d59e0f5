import type { Clock } from '../../shared/clock.ts'
import type { NotificationName, NotificationOf } from '../../shared/methods.ts'
import type { Preferences } from '../../shared/preferences.ts'
import type { RecordId } from '../../shared/record.ts'
import type { EnginePort } from './engine-port.ts'

/** Two notifications each flush at most: with what a window asks by itself it is woken no more than 20 times a second. */
const FLUSH_EVERY_MS = 125
/** A patch of whole records stays near a megabyte; what is over goes with the next. */
const MOST_RECORDS = 1_000

export type Notify = <N extends NotificationName>(name: N, payload: NotificationOf<N>) => void

/**
 * Tells windows what changed. Only the ids of what changed are kept; records are read when they are
 * sent, so a hundred changes to one cost one copy and nothing is merged. A listener must ask for the
 * whole list after it began to listen: what changed before is not told.
 */
export class Publisher implements Disposable {
  readonly #engine: EnginePort
  readonly #clock: Clock
  readonly #listeners = new Set<Notify>()
  readonly #subscriptions: readonly (() => void)[]
  readonly #records = new Set<RecordId>()
  readonly #lanes = new Set<string>()
  #alarm: Disposable | undefined
  #flushedAt = Number.NEGATIVE_INFINITY
  #seq = 0
  #lanesSeq = 0
  /** The totals as last sent, to send them again only when they differ. */
  #sentStats = ''

  constructor(engine: EnginePort, clock: Clock) {
    this.#engine = engine
    this.#clock = clock
    this.#subscriptions = [
      engine.onRecordChange((id) => this.#mark(this.#records, id)),
      engine.onLaneChange((key) => this.#mark(this.#lanes, key)),
    ]
  }

  /** Number of the latest patch. Whatever is read from the engine now includes it. */
  get seq(): number {
    return this.#seq
  }

  /** How many listen. */
  get listeners(): number {
    return this.#listeners.size
  }

  listen(listener: Notify): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Tells at once; a person changes preferences seldom. */
  tellPreferences(preferences: Preferences): void {
    this.#send('onPreferences', preferences)
  }

  [Symbol.dispose](): void {
    for (const unsubscribe of this.#subscriptions) unsubscribe()
    this.#alarm?.[Symbol.dispose]()
    this.#listeners.clear()
  }

  #mark<T>(dirty: Set<T>, what: T): void {
    if (this.#listeners.size === 0) return
    dirty.add(what)
    this.#arm()
  }

  #arm(): void {
    const next = Math.max(this.#clock.monotonic(), this.#flushedAt + FLUSH_EVERY_MS)
    this.#alarm ??= this.#clock.at(next, () => this.#flush())
  }

  #flush(): void {
    this.#alarm = undefined
    this.#flushedAt = this.#clock.monotonic()
    this.#sendRecords()
    this.#sendLanes()
    if (this.#records.size > 0) this.#arm()
  }

  #sendRecords(): void {
    if (this.#records.size === 0) return
    const patch: NotificationOf<'onRecords'> = { seq: this.#seq + 1, put: [], drop: [] }
    for (const id of this.#records) {
      if (patch.put.length === MOST_RECORDS) break
      this.#records.delete(id)
      const record = this.#engine.getDownloadStatus(id)
      if (record) patch.put.push(record)
      else patch.drop.push(id)
    }
    this.#seq = patch.seq
    this.#send('onRecords', patch)
  }

  #sendLanes(): void {
    const stats = this.#engine.getStats()
    const shown = JSON.stringify(stats)
    if (this.#lanes.size === 0 && shown === this.#sentStats) return
    this.#sentStats = shown
    this.#lanesSeq += 1
    const patch: NotificationOf<'onLanes'> = {
      seq: this.#lanesSeq,
      now: this.#clock.now(),
      put: [],
      drop: [],
      stats,
    }
    for (const key of this.#lanes) {
      const lane = this.#engine.getLane(key)
      if (lane) patch.put.push(lane)
      else patch.drop.push(key)
    }
    this.#lanes.clear()
    this.#send('onLanes', patch)
  }

  #send: Notify = (name, payload) => {
    for (const listener of this.#listeners) listener(name, payload)
  }
}
