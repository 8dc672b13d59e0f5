import type { DownloadRecord, RecordId } from '../../shared/record.ts'
import { useRecords } from '../state/records.ts'
import { useSelection } from '../state/selection.ts'

/** What an action on row `id` is meant for: all that are selected if it is one of them, else it alone. In queue order. */
export function chosenRecords(id: RecordId): readonly DownloadRecord[] {
  const { ids } = useSelection.getState()
  return recordsOf(ids.has(id) ? ids : new Set([id]))
}

export function recordsOf(ids: ReadonlySet<RecordId>): readonly DownloadRecord[] {
  const { mirror } = useRecords.getState()
  return [...ids].flatMap((id) => mirror.get(id) ?? []).toSorted((a, b) => a.order - b.order)
}

/** Asks no further than it has to: all 100,000 may be selected. */
export function someOf(ids: ReadonlySet<RecordId>, isMeant: (record: DownloadRecord) => boolean): boolean {
  const { mirror } = useRecords.getState()
  for (const id of ids) {
    const record = mirror.get(id)
    if (record && isMeant(record)) return true
  }
  return false
}
