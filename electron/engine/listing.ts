import type { CheckedParamsOf } from '../../shared/methods.ts'
import type { RecordId, StoredRecord } from '../../shared/record.ts'
import type { Records } from './records.ts'

export type Query = CheckedParamsOf<'getAllDownloads'>

/** The ids a query asks for, and how many there are in all. */
export function list(
  records: Records,
  query: Query,
): { readonly ids: readonly RecordId[]; readonly total: number } {
  const all = records.ids()
  const isWhole = !(query.states || query.source || query.search || query.sort)
  const ids = isWhole ? all : sorted(all.flatMap(matching(records, query)), query.sort)
  return { ids: ids.slice(query.offset, query.offset + query.limit), total: ids.length }
}

function matching(records: Records, { states, source, search }: Query): (id: RecordId) => StoredRecord[] {
  const wanted = states && new Set(states)
  const words = search?.toLowerCase()
  return (id) => {
    const record = records.get(id)
    if (!record) return []
    if (wanted && !wanted.has(record.state)) return []
    if (source !== undefined && record.source !== source) return []
    if (words && !`${record.displayName}\n${record.filename}`.toLowerCase().includes(words)) return []
    return [record]
  }
}

function sorted(records: StoredRecord[], sort: Query['sort']): RecordId[] {
  if (sort) {
    const sign = sort.startsWith('-') ? -1 : 1
    const key = (sign < 0 ? sort.slice(1) : sort) as 'createdAt' | 'displayName' | 'size'
    const compare =
      key === 'displayName'
        ? (a: StoredRecord, b: StoredRecord) => a.displayName.localeCompare(b.displayName)
        : (a: StoredRecord, b: StoredRecord) => a[key] - b[key]
    records.sort((a, b) => sign * compare(a, b))
  }
  return records.map(({ id }) => id)
}
