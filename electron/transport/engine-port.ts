import type { LaneView } from '../../shared/lane.ts'
import type { LogLine } from '../../shared/log-line.ts'
import type { CheckedParamsOf } from '../../shared/methods.ts'
import type { Preferences } from '../../shared/preferences.ts'
import type { DownloadRecord, RecordId } from '../../shared/record.ts'
import type { Stats } from '../../shared/stats.ts'

/** What callers may ask of the engine. Methods that refuse throw a RefusedError. */
export type EnginePort = {
  dispatch(params: CheckedParamsOf<'dispatch'>): RecordId
  add(params: CheckedParamsOf<'add'>): RecordId[]
  getDownloadStatus(id: RecordId): DownloadRecord | null
  getAllDownloads(query: CheckedParamsOf<'getAllDownloads'>): { records: DownloadRecord[]; total: number }
  cancelDownload(id: RecordId, options: { remove: boolean }): boolean
  cancelAllDownloads(which: CheckedParamsOf<'cancelAllDownloads'>): number
  pauseDownload(id: RecordId): boolean
  resumeDownload(id: RecordId): boolean
  retryDownload(id: RecordId): boolean
  moveDownload(id: RecordId, position: number): boolean
  clearAllCompletedDownloads(): number
  getLanes(): LaneView[]
  getLane(key: string): LaneView | undefined
  laneKey(source: string, host?: string): string
  endCoolDown(laneKey: string): boolean
  applyPreferences(preferences: Preferences): void
  getStats(): Stats
  getLog(id: RecordId): LogLine[]
  onRecordChange(listener: (id: RecordId) => void): () => void
  onLaneChange(listener: (key: string) => void): () => void
  saved(): Promise<void>
}
