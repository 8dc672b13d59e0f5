import { type DownloadRecord, isTerminal, type RecordId } from '../../shared/record.ts'
import type { DownloadEngine } from '../engine/engine.ts'
import type { ProgressView } from './progress-view.ts'

/** Follows downloads, and what comes out of lists, to their ends. Resolves with the records as they ended, in order of ending. */
export function followToEnd(
  engine: Pick<DownloadEngine, 'getDownloadStatus' | 'onRecordChange'>,
  ids: readonly RecordId[],
  view: ProgressView,
  onEnd: (record: DownloadRecord) => void,
): Promise<DownloadRecord[]> {
  const { promise, resolve } = Promise.withResolvers<DownloadRecord[]>()
  const open = new Set(ids)
  const ended: DownloadRecord[] = []
  /** All that were ever followed. */
  const followed = new Set(ids)
  const look = (id: RecordId) => {
    const record = engine.getDownloadStatus(id)
    if (!record) return
    if (record.partOf && followed.has(record.partOf.id) && !followed.has(id)) {
      followed.add(id)
      open.add(id)
    }
    if (!open.has(id)) return
    // Nobody is there to resume one that was paused for want of room.
    if (!isTerminal(record.state) && record.state !== 'Paused') return view.update(record)
    open.delete(id)
    ended.push(record)
    view.end(record)
    onEnd(record)
    if (open.size > 0) return
    unsubscribe()
    resolve(ended)
  }
  const unsubscribe = engine.onRecordChange(look)
  for (const id of ids) look(id)
  return promise
}
