import type { LogLine } from '../../shared/log-line.ts'
import type { DownloadRecord } from '../../shared/record.ts'

/** What a download's log may say. */
export function fakeLog(record: DownloadRecord | null): LogLine[] {
  if (!record || record.attempt === 0) return []
  const start = record.createdAt
  const lines: [seconds: number, text: string][] = [
    [0, 'Attempt 1 began'],
    [0.2, `GET ${record.targetId} → 200, content-length: ${record.size}, etag: "5e-1f"`],
  ]
  if (record.error) lines.push([24, `Failed: ${record.error.message}`])
  if (record.filePath) lines.push([61, `Finished: ${record.filePath}`])
  return lines.map(([seconds, text]) => ({ time: start + seconds * 1000, text }))
}
