import type { JsonObject } from '../../shared/json.ts'
import type { RunOrder } from '../../shared/run-protocol.ts'
import type { SavedDownload } from '../../shared/saved.ts'

/** What a download process is told of one attempt. Each has a `runId` of its own. */
export function runOrder(download: SavedDownload, dir: string, settings: JsonObject): RunOrder {
  const { record, options } = download
  return {
    runId: crypto.randomUUID(),
    id: record.id,
    source: record.source,
    targetId: record.targetId,
    displayName: record.displayName,
    filename: record.filename,
    extra: record.extra,
    processName: record.processName ?? `sluice ${record.source} ${record.id.slice(0, 8)}`,
    dir: options.dir ?? dir,
    options,
    partial: download.partial,
    settings,
    share: null,
  }
}
