import type { DownloadOptions } from '../../shared/options.ts'
import type { Preferences } from '../../shared/preferences.ts'
import type { ProxyRules } from '../../shared/proxy.ts'
import type { RunOrder } from '../../shared/run-protocol.ts'
import type { SavedDownload } from '../../shared/saved.ts'
import type { SourceCatalog } from './ports.ts'

/** Where a download goes to, absolute; one that cannot be read goes nowhere else than others. */
export const folderOf = (
  download: Pick<SavedDownload, 'options'> | undefined,
  { downloadDir }: Pick<OrderParts, 'downloadDir'>,
): string => download?.options.dir ?? downloadDir()

type OrderParts = { readonly catalog: SourceCatalog; readonly downloadDir: () => string }

/** What a download process is told of one attempt. Each has a `runId` of its own. */
export function runOrder(download: SavedDownload, parts: OrderParts, preferences: Preferences): RunOrder {
  const { record, options } = download
  const { plugin = null } = parts.catalog.find(record.source) ?? {}
  return {
    runId: crypto.randomUUID(),
    purpose: 'download',
    id: record.id,
    source: record.source,
    targetId: record.targetId,
    displayName: record.displayName,
    filename: record.filename,
    extra: record.extra,
    processName: record.processName ?? `sluice ${record.source} ${record.id.slice(0, 8)}`,
    dir: folderOf(download, parts),
    options: withDefaults(options, preferences),
    proxy: proxyRules(options, preferences),
    partial: download.partial,
    isFirst: false,
    mayWait: false,
    settings: preferences.sources[record.source] ?? {},
    plugin,
    share: null,
  }
}

function withDefaults(options: DownloadOptions, { userAgent, referer }: Preferences): DownloadOptions {
  return { ...(userAgent !== '' && { userAgent }), ...(referer !== '' && { referer }), ...options }
}

/** A proxy that was named for one download is meant for all of it. */
const proxyRules = ({ proxy = '' }: DownloadOptions, preferences: Preferences): ProxyRules =>
  proxy === '' ? { proxy: preferences.proxy, noProxy: preferences.noProxy } : { proxy, noProxy: '' }
