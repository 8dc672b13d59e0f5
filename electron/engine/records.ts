import type { DownloadOptions } from '../../shared/options.ts'
import { type RecordId, RecordState, type StoredRecord } from '../../shared/record.ts'
import type { SavedDownload } from '../../shared/saved.ts'
import { next, type RecordEvent } from './transitions.ts'

/** `live`: numbers of a running download moved; not worth a disk. `kept`: something that must outlive us. */
export type RecordChange = 'live' | 'kept'
type Listener = (id: RecordId, change: RecordChange) => void

/** Owns the records; the only writer. A record is never changed, only replaced. */
export class Records {
  readonly #downloads = new Map<RecordId, SavedDownload>()
  readonly #listeners = new Set<Listener>()
  readonly #counts = new Map<RecordState, number>()
  #inOrder: RecordId[] | undefined
  #lastOrder = 0

  get(id: RecordId): StoredRecord | undefined {
    return this.#downloads.get(id)?.record
  }

  /** With what is kept beside the record. */
  getDownload(id: RecordId): SavedDownload | undefined {
    return this.#downloads.get(id)
  }

  /** All ids by `order`. Good until the list changes: it grows in place, since copying it for each new one would cost the square. */
  ids(): readonly RecordId[] {
    this.#inOrder ??= [...this.#downloads.values()]
      .sort((a, b) => a.record.order - b.record.order)
      .map(({ record }) => record.id)
    return this.#inOrder
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

  /** Throws if the id is taken. */
  add(download: SavedDownload): void {
    const { id, order } = download.record
    if (this.#downloads.has(id)) throw new Error(`Record ${id} already exists`)
    if (order > this.#lastOrder) this.#inOrder?.push(id)
    else this.#inOrder = undefined
    this.#lastOrder = Math.max(this.#lastOrder, order)
    this.#put(download)
    this.#tell(id, 'kept')
  }

  /** True if it was there. */
  remove(id: RecordId): boolean {
    const record = this.get(id)
    if (!record) return false
    this.#downloads.delete(id)
    this.#count(record.state, -1)
    this.#inOrder = undefined
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
    const download = this.#downloads.get(id)
    if (!download || states.includes(download.record.state)) return false
    const record = next(download.record, event)
    if (!record) return false
    this.#count(download.record.state, -1)
    this.#put({ ...download, record })
    if (event.type === 'place') this.#inOrder = undefined
    this.#tell(id, event.type === 'progress' ? 'live' : 'kept')
    return true
  }

  /** Remembers, or forgets, a download's unfinished file. */
  setPartial(id: RecordId, partial: string | null): void {
    const download = this.#downloads.get(id)
    if (!download || download.partial === partial) return
    this.#downloads.set(id, { ...download, partial })
    this.#tell(id, 'kept')
  }

  /** Changes how a download is made; from its next attempt on. */
  setOptions(id: RecordId, options: Partial<DownloadOptions>): void {
    const download = this.#downloads.get(id)
    if (!download) return
    this.#downloads.set(id, { ...download, options: { ...download.options, ...options } })
    this.#tell(id, 'kept')
  }

  /** Calls back after each change, also when a record has gone. Returns its own undoing. */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  #put(download: SavedDownload): void {
    this.#downloads.set(download.record.id, download)
    this.#count(download.record.state, 1)
  }

  #count(state: RecordState, by: 1 | -1): void {
    this.#counts.set(state, (this.#counts.get(state) ?? 0) + by)
  }

  #tell(id: RecordId, change: RecordChange): void {
    for (const listener of this.#listeners) listener(id, change)
  }
}
