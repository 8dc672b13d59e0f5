import type { ResultOf } from '../../shared/methods.ts'
import type { RecordId, RecordsPatch } from '../../shared/record.ts'
import type { Mirror } from './mirror.ts'

export type Page = ResultOf<'getAllDownloads'>

/**
 * Keeps a mirror true to the engine: pages for what was there before we listened, patches for what
 * changed since. Both may arrive in any mix while the list is loading.
 *
 * A page is a cut through a list that moves: when rows above it go while it is on its way, the rows
 * after them move up and the page misses some. So `#covered` counts only rows we surely have, each
 * move up takes one off, and the next page starts there. Overlap is harmless, a hole is not.
 */
export class RecordSync {
  readonly #mirror: Mirror
  /** Of the latest patch the mirror includes; null until the first page, which says where patches begin. */
  #seq: number | null = null
  /** Patches heard before the first page. */
  #heard: RecordsPatch[] = []
  /** While loading: what patches said of a record, so that an older page does not take it back. */
  #touched = new Map<RecordId, number>()
  /** While loading: rows each patch may have moved up. */
  #moves: { readonly seq: number; readonly rows: number }[] = []
  /** While loading: known from before it and not seen since. What is left at the end has gone unheard. */
  #unseen = new Set<RecordId>()
  #covered = 0
  #loading = true

  constructor(mirror: Mirror) {
    this.#mirror = mirror
  }

  /** Starts over, keeping what is on screen until better is known. */
  begin(): void {
    this.#seq = null
    this.#heard = []
    this.#touched = new Map()
    this.#moves = []
    this.#unseen = new Set(this.#mirror.knownIds)
    this.#covered = 0
    this.#loading = true
  }

  /** Takes a page asked for at `offset`. Returns the next offset to ask for, `done`, or `missed`: begin again. */
  page(offset: number, { records, total, seq }: Page): number | 'done' | 'missed' {
    const fresh = records.filter(({ id }) => (this.#touched.get(id) ?? -1) <= seq)
    for (const { id } of fresh) this.#unseen.delete(id)
    this.#mirror.put(fresh)
    if (this.#seq === null && !this.#start(seq)) return 'missed'

    const whole = offset <= this.#covered
    if (whole) this.#covered = Math.max(this.#covered, offset + records.length - this.#movesSince(seq))
    if (whole && (records.length === 0 || offset + records.length >= total)) return this.#finish()
    return this.#covered
  }

  /** `missed`: a patch never came; begin again. */
  patch(patch: RecordsPatch): 'ok' | 'missed' {
    if (this.#seq === null) {
      this.#heard.push(patch)
      return 'ok'
    }
    if (patch.seq <= this.#seq) return 'ok'
    if (patch.seq !== this.#seq + 1) return 'missed'
    this.#seq = patch.seq
    if (this.#loading) this.#note(patch)
    this.#mirror.put(patch.put)
    this.#mirror.drop(patch.drop)
    return 'ok'
  }

  #start(seq: number): boolean {
    const heard = this.#heard
    this.#seq = seq
    this.#heard = []
    return heard.every((patch) => this.patch(patch) === 'ok')
  }

  #note({ seq, put, drop }: RecordsPatch): void {
    let rows = drop.length
    for (const { id, order } of put) {
      const before = this.#mirror.get(id)
      if (before && before.order !== order) rows += 1
      this.#touched.set(id, seq)
      this.#unseen.delete(id)
    }
    for (const id of drop) this.#touched.set(id, seq)
    this.#moves.push({ seq, rows })
    this.#covered = Math.max(0, this.#covered - rows)
  }

  #movesSince(seq: number): number {
    return this.#moves.reduce((sum, move) => (move.seq > seq ? sum + move.rows : sum), 0)
  }

  #finish(): 'done' {
    this.#mirror.drop([...this.#unseen])
    this.#loading = false
    this.#touched.clear()
    this.#moves = []
    return 'done'
  }
}
