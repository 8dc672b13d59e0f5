import type { DownloadOptions } from '../../shared/options.ts'
import { type RecordId, RecordState, type StoredRecord } from '../../shared/record.ts'
import type { Opening, SavedDownload } from '../../shared/saved.ts'
import type { Repository } from './ports.ts'
import { next, type RecordEvent } from './transitions.ts'

/** `live`: numbers of a running download moved; not worth a disk. `kept`: something that must outlive us. */
export type RecordChange = 'live' | 'kept'
type Listener = (id: RecordId, change: RecordChange) => void

/**
 * Owns the records; the only writer. A record is never changed, only replaced. In memory are those that are at
 * work or not saved yet; the others are read when somebody asks for them, so a long queue costs little.
 */
export class Records {
  readonly #repository: Pick<Repository, 'read'>
  readonly #held = new Map<RecordId, SavedDownload>()
  /** Removed, but not from the repository yet. */
  readonly #gone = new Set<RecordId>()
  readonly #listeners = new Set<Listener>()
  readonly #counts: Map<RecordState, number>
  /** Tells this engine from those before it. */
  readonly #engine = crypto.randomUUID()
  #lastOrder: number

  constructor(repository: Pick<Repository, 'read'>, { counts, lastOrder }: Opening) {
    this.#repository = repository
    this.#counts = new Map(counts)
    this.#lastOrder = lastOrder
  }

  get(id: RecordId): StoredRecord | undefined {
    return this.getDownload(id)?.record
  }

  /** With what is kept beside the record. */
  getDownload(id: RecordId): SavedDownload | undefined {
    return this.#held.get(id) ?? (this.#gone.has(id) ? undefined : this.#repository.read(id))
  }

  /** What was read of one, or what is newer than that; undefined once it is removed. */
  newest(read: SavedDownload): SavedDownload | undefined {
    const { id } = read.record
    return this.#held.get(id) ?? (this.#gone.has(id) ? undefined : read)
  }

  /** How many are in each state. */
  counts(): { [S in RecordState]: number } {
    const count = (state: RecordState) => [state, this.#counts.get(state) ?? 0] as const
    return Object.fromEntries(RecordState.options.map(count)) as { [S in RecordState]: number }
  }

  /** An `order` behind all there are. */
  nextOrder(): number {
    return Math.floor(this.#lastOrder) + 1
  }

  /** `download.record.id` must be new. */
  add(download: SavedDownload): void {
    this.#put({ ...download, newTo: this.#engine })
    this.#tell(download.record.id, 'kept')
  }

  /** Notes that an attempt begins. True: it is the first, and no engine before can have begun another. */
  begin(id: RecordId): boolean {
    const download = this.existing(id)
    if (download.newTo === null) return false
    this.#held.set(id, { ...download, newTo: null })
    this.#tell(id, 'kept')
    return download.newTo === this.#engine
  }

  /** True if it was there. */
  remove(id: RecordId): boolean {
    const record = this.get(id)
    if (!record) return false
    this.#held.delete(id)
    this.#gone.add(id)
    this.#count(record.state, -1)
    this.#tell(id, 'kept')
    return true
  }

  /** Applies `event` where it applies; false when the record is missing or in no state for it. */
  send(id: RecordId, event: RecordEvent): boolean {
    return this.updateRecordUnlessState(id, event, [])
  }

  /**
   * Applies `event` unless the record is missing or in one of `states`. Check and write are one step, so
   * a terminal write can never land on a record that was cancelled in between. True if applied.
   */
  updateRecordUnlessState(id: RecordId, event: RecordEvent, states: readonly RecordState[]): boolean {
    const download = this.getDownload(id)
    if (!download || states.includes(download.record.state)) return false
    const record = next(download.record, event)
    if (!record) return false
    this.#count(download.record.state, -1)
    this.#put({ ...download, record })
    this.#tell(id, event.type === 'progress' ? 'live' : 'kept')
    return true
  }

  /** Remembers, or forgets, a download's unfinished file. */
  setPartial(id: RecordId, partial: string | null): void {
    const download = this.getDownload(id)
    if (!download || download.partial === partial) return
    this.#held.set(id, { ...download, partial })
    this.#tell(id, 'kept')
  }

  /** Throws when there is none. */
  existing(id: RecordId): SavedDownload {
    const download = this.getDownload(id)
    if (!download) throw new Error(`No record ${id}`)
    return download
  }

  /** These are saved as they are now. Only what will change again at once stays in memory. */
  letGo(ids: Iterable<RecordId>): void {
    for (const id of ids) {
      this.#gone.delete(id)
      const download = this.#held.get(id)
      if (download && !isUnsettled(download)) this.#held.delete(id)
    }
  }

  /** Changes how a download is made; from its next attempt on. */
  setOptions(id: RecordId, options: Partial<DownloadOptions>): void {
    const download = this.getDownload(id)
    if (!download) return
    this.#held.set(id, { ...download, options: { ...download.options, ...options } })
    this.#tell(id, 'kept')
  }

  /** Calls back after each change, also when a record has gone. Returns its own undoing. */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  #put(download: SavedDownload): void {
    const { id, state, order } = download.record
    this.#held.set(id, download)
    this.#lastOrder = Math.max(this.#lastOrder, order)
    this.#count(state, 1)
  }

  #count(state: RecordState, by: 1 | -1): void {
    this.#counts.set(state, (this.#counts.get(state) ?? 0) + by)
  }

  #tell(id: RecordId, change: RecordChange): void {
    for (const listener of this.#listeners) listener(id, change)
  }
}

/** It is at work, and its numbers are not saved; or it has just ended, and what it left is being removed. */
const isUnsettled = ({ record: { state }, partial }: SavedDownload): boolean =>
  state === 'InProgress, Downloading' || (state === 'Completed, Succeeded' && partial !== null)
