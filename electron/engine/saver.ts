import type { Clock } from '../../shared/clock.ts'
import type { LaneKey } from '../../shared/lane.ts'
import type { RecordId } from '../../shared/record.ts'
import { RefusedError } from '../../shared/rpc-error.ts'
import { say } from '../../shared/said.ts'
import type { SavedLogLine } from '../../shared/saved.ts'
import type { Lanes } from './lanes.ts'
import type { Repository } from './ports.ts'
import type { Records } from './records.ts'
import { redact } from './redact.ts'

/** Changes nobody waits for are gathered this long, so that a busy queue costs few transactions. */
const GATHER_MS = 20
/** A disk that is full may have room again. */
const TRY_AGAIN_MS = 1_000

/** Writes what changed, many changes in one transaction. Only ids are kept between writes. */
export class Saver {
  readonly #repository: Repository
  readonly #records: Records
  readonly #lanes: Lanes
  readonly #clock: Clock
  readonly #dirtyRecords = new Set<RecordId>()
  readonly #dirtyLanes = new Set<LaneKey>()
  #log: SavedLogLine[] = []
  #waiting: PromiseWithResolvers<void> | undefined
  #alarm: Disposable | undefined

  constructor(repository: Repository, records: Records, lanes: Lanes, clock: Clock) {
    this.#repository = repository
    this.#records = records
    this.#lanes = lanes
    this.#clock = clock
    records.onChange((id, change) => {
      if (change === 'live') return
      this.#dirtyRecords.add(id)
      this.#arm(GATHER_MS)
    })
    lanes.onChange((key) => {
      this.#dirtyLanes.add(key)
      this.#arm(GATHER_MS)
    })
  }

  log(id: RecordId, text: string): void {
    this.#log.push({ id, time: this.#clock.now(), text: redact(text) })
    this.#arm(GATHER_MS)
  }

  /** Resolves when all changes so far are on disk; rejects when they could not be written (and goes on trying). */
  saved(): Promise<void> {
    const saved = this.savedInTime()
    if (this.#isDirty()) this.#arm(0)
    return saved
  }

  /** The same, for whoever can wait until it is time to write: then more is written at once. */
  savedInTime(): Promise<void> {
    if (!this.#isDirty()) return this.#onDisk()
    this.#waiting ??= Promise.withResolvers<void>()
    return this.#waiting.promise
  }

  /** Writes now, and has it brought to disk. Throws when it cannot be written; nothing is forgotten then. */
  flush(): void {
    this.#alarm?.[Symbol.dispose]()
    this.#alarm = undefined
    if (!this.#isDirty()) return
    const ids = [...this.#dirtyRecords]
    const keys = [...this.#dirtyLanes]
    this.#repository.save({
      put: ids.flatMap((id) => this.#records.getDownload(id) ?? []),
      drop: ids.filter((id) => !this.#records.get(id)),
      lanes: keys.flatMap((key) => this.#lanes.saved(key) ?? []),
      dropLanes: keys.filter((key) => !this.#lanes.get(key)),
      log: this.#log,
    })
    this.#records.letGo(ids)
    this.#dirtyRecords.clear()
    this.#dirtyLanes.clear()
    this.#log = []
    const onDisk = this.#onDisk()
    onDisk.then(this.#waiting?.resolve, this.#waiting?.reject ?? (() => undefined))
    this.#waiting = undefined
  }

  /** Writes now, if that can be done: whoever reads the repository next finds in it all there is. */
  catchUp(): void {
    if (this.#isDirty()) this.#write()
  }

  async #onDisk(): Promise<void> {
    try {
      await this.#repository.synced()
    } catch (error) {
      throw unsaved(error)
    }
  }

  #isDirty(): boolean {
    return this.#dirtyRecords.size + this.#dirtyLanes.size + this.#log.length > 0
  }

  #arm(ms: number): void {
    if (this.#alarm && ms > 0) return
    this.#alarm?.[Symbol.dispose]()
    this.#alarm = this.#clock.at(this.#clock.monotonic() + ms, () => this.#write())
  }

  #write(): void {
    try {
      this.flush()
    } catch (error) {
      this.#waiting?.reject(unsaved(error))
      this.#waiting = undefined
      this.#arm(TRY_AGAIN_MS)
    }
  }
}

/** For the person whose call could not be kept; what it changed is not lost while this process lives. */
function unsaved(error: unknown): RefusedError {
  const problem = error instanceof Error ? error.message : String(error)
  return new RefusedError(say('not-saved', { problem }), { cause: error })
}
