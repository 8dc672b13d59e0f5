import { hostLaneKey, type LaneKey } from '../../shared/lane.ts'
import type { CheckedParamsOf } from '../../shared/methods.ts'
import type { DownloadOptions } from '../../shared/options.ts'
import { RecordId, type StoredRecord } from '../../shared/record.ts'
import { RefusedError } from '../../shared/rpc-error.ts'
import type { SavedDownload } from '../../shared/saved.ts'
import type { SourceCatalog, SourceInfo, Target } from './ports.ts'

/** A download somebody asked for, understood but not yet in the queue. */
export type Request = {
  readonly source: SourceInfo
  readonly target: Target
  readonly options: DownloadOptions
  readonly username?: string | undefined
  readonly processName?: string | undefined
}

/** Throws RefusedError when nobody goes by that name. */
export function findSource(catalog: SourceCatalog, name: string): SourceInfo {
  const source = catalog.find(name)
  if (source) return source
  const known = catalog.all.map((one) => one.name).join(', ')
  throw new RefusedError(`There is no source named "${name}". Known sources: ${known}.`)
}

/** Throws RefusedError for an unknown source, a malformed filename or a relative folder. */
export function requestFromDispatch(catalog: SourceCatalog, params: CheckedParamsOf<'dispatch'>): Request {
  const source = findSource(catalog, params.source)
  const parsed = source.parse(params.originalFilename)
  if (!parsed) {
    throw new RefusedError(`"${params.originalFilename}" is not a filename of ${source.label}.`)
  }
  const target = {
    targetId: params.targetId,
    displayName: params.displayName,
    filename: params.originalFilename,
    extra: { ...parsed.extra, ...params.extra },
  }
  const options = params.options ?? {}
  checkFolder(options.dir)
  return { source, target, options, username: params.username, processName: params.processName }
}

/** Throws RefusedError, naming the first few, when a link is not understood; all are taken or none. */
export function requestsFromLinks(catalog: SourceCatalog, params: CheckedParamsOf<'add'>): Request[] {
  const { urls, source: name, ...options } = params
  checkFolder(options.dir)
  const candidates = candidatesFor(catalog, name)
  const refused: string[] = []
  const requests = urls.flatMap((link) => {
    const match = recognise(candidates, link)
    if (!match) refused.push(link)
    return match ? { ...match, options } : []
  })
  if (refused.length === 0) return requests
  const shown = refused.slice(0, 3).join(', ')
  const more = refused.length > 3 ? ` and ${refused.length - 3} more` : ''
  const by = name === undefined ? 'any source' : (candidates[0]?.label ?? name)
  throw new RefusedError(`Not a link ${by} can download: ${shown}${more}. Nothing was added.`)
}

/** The sources that may take a link: all, in the order they are asked, or the one that is named. */
export function candidatesFor(catalog: SourceCatalog, name: string | undefined): readonly SourceInfo[] {
  return name === undefined ? catalog.all : [findSource(catalog, name)]
}

/** The first source that knows a link, and what it is to it. */
export function recognise(
  sources: readonly SourceInfo[],
  link: string,
): { readonly source: SourceInfo; readonly target: Target } | undefined {
  const url = URL.parse(link.trim())
  if (!url) return undefined
  for (const source of sources) {
    const target = source.recognise(url)
    if (target) return { source, target }
  }
  return undefined
}

/** Only a caller on this machine knows what a relative folder would be relative to. */
function checkFolder(dir: string | undefined): void {
  if (dir === undefined || /^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(dir)) return
  throw new RefusedError(`"${dir}" is not an absolute folder.`)
}

export function laneKeyOf({ source, target }: Pick<Request, 'source' | 'target'>): LaneKey {
  const host = source.hostOf?.(target.targetId)
  return host === undefined ? source.name : hostLaneKey(source.name, host)
}

/** The first record of a download, exactly as a caller sees it before anything happened. */
export function newDownload(request: Request, order: number, now: number): SavedDownload {
  const { source, target, options } = request
  const record: StoredRecord = {
    id: RecordId.parse(crypto.randomUUID()),
    source: source.name,
    lane: laneKeyOf(request),
    targetId: target.targetId,
    displayName: target.displayName,
    filename: target.filename,
    username: request.username ?? source.username ?? source.name,
    processName: request.processName ?? source.processName?.(target.targetId) ?? null,
    extra: target.extra,
    state: 'Initializing',
    progress: 0,
    size: 0,
    transferred: 0,
    speed: 0,
    timeRemaining: null,
    phase: null,
    filePath: null,
    verified: null,
    error: null,
    attempt: 0,
    nextAttemptAt: null,
    createdAt: now,
    order,
    priority: 'normal',
    startedAt: null,
    finishedAt: null,
  }
  return { record, options, partial: null }
}
