import { type DownloadRecord, isTerminal, type RecordId } from '../../shared/record.ts'

/** The groups a person sorts records into. */
export const stages = ['active', 'waiting', 'completed', 'failed', 'cancelled'] as const
export type Stage = (typeof stages)[number]

export function stageOf({ state, waiting }: DownloadRecord): Stage {
  switch (state) {
    case 'InProgress, Downloading':
      return 'active'
    case 'Initializing':
      // Nothing holds it back any more: its process is starting.
      return waiting === null ? 'active' : 'waiting'
    case 'Paused':
      return 'waiting'
    case 'Completed, Succeeded':
      return 'completed'
    case 'Errored':
      return 'failed'
    case 'Cancelled':
      return 'cancelled'
  }
}

export type Counts = Readonly<Record<Stage, number>>

/**
 * The window's copy of the engine's records. A copy: nothing here decides anything.
 *
 * It changes in place, since copying 100,000 entries twenty times a second is what makes lists
 * stutter; `version` and `shape` tell React what changed instead.
 */
export class Mirror {
  /** Grows with every change. */
  version = 0
  /** Grows when a record came, went, or changed in a way that could move it into or out of a list. */
  shape = 0
  readonly #records = new Map<RecordId, DownloadRecord>()
  readonly #running = new Set<RecordId>()
  readonly #counts: Record<Stage, number> = { active: 0, waiting: 0, completed: 0, failed: 0, cancelled: 0 }
  /** Removed by a person who may still think better of it: they count nowhere and stand in no list. */
  readonly #hidden = new Set<RecordId>()
  #ids: RecordId[] = []
  #idsAreSorted = true

  get size(): number {
    return this.#records.size - this.#hidden.size
  }

  get counts(): Counts {
    return this.#counts
  }

  /** Of all that is known, hidden or not. */
  get knownIds(): IterableIterator<RecordId> {
    return this.#records.keys()
  }

  /** Those that are downloading now. */
  get running(): ReadonlySet<RecordId> {
    return this.#running
  }

  /** In queue order. */
  get ids(): readonly RecordId[] {
    if (!this.#idsAreSorted) {
      this.#ids.sort((a, b) => this.#orderOf(a) - this.#orderOf(b))
      this.#idsAreSorted = true
    }
    return this.#ids
  }

  get(id: RecordId): DownloadRecord | undefined {
    return this.#records.get(id)
  }

  /**
   * Those that pass a test and are not hidden, in no order. To look each of 100,000 up by its id takes ten times
   * as long as to walk through them.
   */
  passing(test: (record: DownloadRecord) => boolean): RecordId[] {
    const ids: RecordId[] = []
    for (const record of this.#records.values()) {
      if (test(record) && !this.#hidden.has(record.id)) ids.push(record.id)
    }
    return ids
  }

  put(records: readonly DownloadRecord[]): void {
    for (const record of records) this.#putOne(record)
    if (records.length > 0) this.version += 1
  }

  drop(ids: readonly RecordId[]): void {
    const gone = new Set<RecordId>()
    for (const id of ids) {
      const record = this.#records.get(id)
      if (!record) continue
      this.#count(record, -1)
      this.#records.delete(id)
      this.#hidden.delete(id)
      gone.add(id)
    }
    this.#leave(gone)
  }

  /** Takes records out of sight; what is told of them is still heard. */
  hide(ids: readonly RecordId[]): void {
    const gone = new Set<RecordId>()
    for (const id of ids) {
      const record = this.#records.get(id)
      if (!record || this.#hidden.has(id)) continue
      this.#count(record, -1)
      this.#hidden.add(id)
      gone.add(id)
    }
    this.#leave(gone)
  }

  show(ids: readonly RecordId[]): void {
    for (const id of ids) {
      const record = this.#records.get(id)
      if (!record || !this.#hidden.delete(id)) continue
      this.#count(record, 1)
      this.#append(record)
    }
    this.version += 1
    this.shape += 1
  }

  #putOne(record: DownloadRecord): void {
    const before = this.#records.get(record.id)
    if (before) this.#count(before, -1)
    this.#records.set(record.id, record)
    this.#count(record, 1)
    if (!before) this.#append(record)
    if (before && before.order !== record.order) this.#idsAreSorted = false
    if (!before || movesBetweenLists(before, record)) this.shape += 1
  }

  #count(record: DownloadRecord, by: 1 | -1): void {
    if (record.state === 'InProgress, Downloading' && by > 0) this.#running.add(record.id)
    else this.#running.delete(record.id)
    if (!this.#hidden.has(record.id)) this.#counts[stageOf(record)] += by
  }

  #leave(gone: ReadonlySet<RecordId>): void {
    if (gone.size === 0) return
    this.#ids = this.#ids.filter((id) => !gone.has(id))
    this.version += 1
    this.shape += 1
  }

  #append({ id, order }: DownloadRecord): void {
    const last = this.#ids.at(-1)
    if (last !== undefined && this.#orderOf(last) > order) this.#idsAreSorted = false
    this.#ids.push(id)
  }

  #orderOf(id: RecordId): number {
    return this.#records.get(id)?.order ?? 0
  }
}

/** Progress, speed and the like never count: live numbers do not reorder a list. */
function movesBetweenLists(before: DownloadRecord, after: DownloadRecord): boolean {
  return (
    before.order !== after.order ||
    before.displayName !== after.displayName ||
    stageOf(before) !== stageOf(after) ||
    (isTerminal(after.state) && before.size !== after.size)
  )
}
