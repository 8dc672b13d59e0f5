import { hostLaneKey, type LaneKey } from '../../shared/lane.ts'
import type { CheckedParamsOf } from '../../shared/methods.ts'
import type { Credentials, DownloadOptions } from '../../shared/options.ts'
import { RecordId, type StoredRecord } from '../../shared/record.ts'
import { RefusedError } from '../../shared/rpc-error.ts'
import type { SavedDownload } from '../../shared/saved.ts'
import { type BareLink, bareLink } from './link-credentials.ts'
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
  const { link: filename, credentials } = bareLink(params.originalFilename)
  const parsed = source.parse(filename)
  if (!parsed) {
    throw new RefusedError(`"${filename}" is not a filename of ${source.label}.`)
  }
  const { link: targetId, credentials: given = credentials } = bareLink(params.targetId)
  const extra = { ...parsed.extra, ...params.extra }
  const target = { targetId, displayName: params.displayName, filename, extra }
  const options = { ...(given && { credentials: given }), ...params.options }
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
    if (!match) refused.push(bareLink(link).link)
    if (!match) return []
    const { credentials, ...request } = match
    return { ...request, options: { ...(credentials && { credentials }), ...options } }
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

type Recognised = Omit<BareLink, 'link'> & { readonly source: SourceInfo; readonly target: Target }

/** The first source that knows a link, and what it is to it. */
export function recognise(sources: readonly SourceInfo[], link: string): Recognised | undefined {
  const { link: bare, ...secret } = bareLink(link)
  const url = URL.parse(bare.trim())
  if (!url) return undefined
  for (const source of sources) {
    const target = source.recognise(url)
    if (target) return { source, target, ...secret }
  }
  return undefined
}

/** What another link is to the source of a record. Throws RefusedError when it is none of its links. */
export function refreshed(catalog: SourceCatalog, record: StoredRecord, link: string): NewLink {
  const source = findSource(catalog, record.source)
  const match = recognise([source], link)
  if (!match) throw new RefusedError(`Not a link ${source.label} can download: ${bareLink(link).link}.`)
  const { targetId, filename, extra } = match.target
  const { credentials } = match
  return { link: { targetId, filename, extra, lane: laneKeyOf(match) }, credentials }
}

export type NewLink = {
  readonly link: Pick<StoredRecord, 'targetId' | 'filename' | 'extra' | 'lane'>
  readonly credentials: Credentials | undefined
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
