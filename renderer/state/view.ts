import { inPlaceSort } from 'fast-sort'
import type { DownloadRecord, RecordId } from '../../shared/record.ts'
import { type Mirror, type Stage, stageOf, stages } from './mirror.ts'

/** `order`: as the queue stands. */
export const sortKeys = ['order', 'name', 'size', 'added', 'source', 'state'] as const
export type SortKey = (typeof sortKeys)[number]
export type Sort = { readonly key: SortKey; readonly descending: boolean }

/** Which records a person wants to see, and in what order. */
export type View = {
  readonly stage: Stage | 'all'
  /** Source name; null: all. */
  readonly source: string | null
  readonly search: string
  readonly sort: Sort
  /** By lane. */
  readonly grouped: boolean
}

export const wholeQueue: View = {
  stage: 'all',
  source: null,
  search: '',
  sort: { key: 'order', descending: false },
  grouped: false,
}

export const isNarrowed = ({ stage, source, search }: View): boolean =>
  stage !== 'all' || source !== null || search.trim() !== ''

/** Up, then down, then as the queue stands again. */
export function nextSort(sort: Sort, key: SortKey): Sort {
  if (sort.key !== key) return { key, descending: false }
  return sort.descending ? wholeQueue.sort : { key, descending: true }
}

/** Whether every word is somewhere in the record's name or target. Patterns, since texts in lower case would be copies. */
function matcher(search: string): (record: DownloadRecord) => boolean {
  const words = search.split(/\s+/).filter(Boolean)
  const patterns = words.map((word) => new RegExp(escaped(word), 'iu'))
  return ({ displayName, targetId }) =>
    patterns.every((pattern) => pattern.test(displayName) || pattern.test(targetId))
}

const escaped = (word: string) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** Of `sorted`, all there are, those that the view lets through. */
export function visibleIds(mirror: Mirror, sorted: readonly RecordId[], view: View): readonly RecordId[] {
  if (!isNarrowed(view)) return sorted
  const { stage, source, search } = view
  const matches = matcher(search)
  const passing = mirror.passing(
    (record) =>
      (stage === 'all' || stageOf(record) === stage) &&
      (source === null || record.source === source) &&
      matches(record),
  )
  if (passing.length === sorted.length) return sorted
  const shown = new Set(passing)
  return sorted.filter((id) => shown.has(id))
}

/** What a column is sorted by. */
const sortValues = {
  name: ({ displayName }: DownloadRecord) => displayName,
  size: ({ size }: DownloadRecord) => size,
  added: ({ createdAt }: DownloadRecord) => createdAt,
  source: ({ lane }: DownloadRecord) => lane,
  state: (record: DownloadRecord) => stages.indexOf(stageOf(record)),
} satisfies Record<Exclude<SortKey, 'order'>, (record: DownloadRecord) => string | number>

/** `file 2` before `file 10`. */
const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/**
 * Ids in an order, kept from one time to the next: sorting what is nearly sorted already takes a
 * fraction of the time, and a busy queue of 100,000 asks several times a second.
 */
export class SortedIds {
  #sort: Sort = wholeQueue.sort
  #ids: RecordId[] = []
  #known = new Set<RecordId>()

  update(mirror: Mirror, sort: Sort): readonly RecordId[] {
    if (sort.key === 'order') {
      this.#sort = sort
      return sort.descending ? mirror.ids.toReversed() : [...mirror.ids]
    }
    this.#keepKnown(mirror, sort)
    const value = sortValues[sort.key]
    const by = (id: RecordId) => {
      const record = mirror.get(id)
      return record && value(record)
    }
    const how = sort.key === 'name' && { comparer: compare }
    inPlaceSort(this.#ids).by([
      sort.descending ? { desc: by, ...how } : { asc: by, ...how },
      { asc: (id) => mirror.get(id)?.order },
    ])
    this.#sort = sort
    return [...this.#ids]
  }

  #keepKnown(mirror: Mirror, sort: Sort): void {
    if (sort.key !== this.#sort.key) {
      this.#ids = [...mirror.ids]
      this.#known = new Set(this.#ids)
      return
    }
    this.#ids = this.#ids.filter((id) => mirror.get(id) || !this.#known.delete(id))
    for (const id of mirror.ids) {
      if (this.#known.has(id)) continue
      this.#known.add(id)
      this.#ids.push(id)
    }
  }
}
