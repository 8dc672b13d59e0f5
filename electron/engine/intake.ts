import type { Clock } from '../../shared/clock.ts'
import { folderByRules } from '../../shared/folder-rules.ts'
import { hostLaneKey, type LaneKey } from '../../shared/lane.ts'
import type { Target } from '../../shared/listing.ts'
import type { CheckedParamsOf } from '../../shared/methods.ts'
import type { DownloadOptions } from '../../shared/options.ts'
import type { Preferences } from '../../shared/preferences.ts'
import { type Origin, RecordId, type StoredRecord } from '../../shared/record.ts'
import { RefusedError } from '../../shared/rpc-error.ts'
import { type Said, say } from '../../shared/said.ts'
import type { SavedDownload } from '../../shared/saved.ts'
import { bareLink, type Credentials } from './link-credentials.ts'
import type { SourceCatalog, SourceInfo } from './ports.ts'

/** A source, and what a download is to it. */
export type Choice = { readonly source: SourceInfo; readonly target: Target }

/** A download somebody asked for, understood but not yet in the queue. */
export type Request = {
  /** Where it may come from, tried in this order. */
  readonly choices: readonly [Choice, ...Choice[]]
  readonly options: DownloadOptions
  readonly username?: string | undefined
  readonly processName?: string | undefined
}

/** Names of the sources somebody wants; none: any. */
type Wanted = { readonly source?: string | undefined; readonly sources?: readonly string[] | undefined }

/** Throws RefusedError when nobody goes by that name. */
export function findSource(catalog: SourceCatalog, name: string): SourceInfo {
  const source = catalog.find(name)
  if (source) return source
  const known = catalog.all.map((one) => one.name).join(', ')
  throw new RefusedError(say('unknown-source', { name, known }))
}

/** Throws RefusedError for an unknown source, a malformed filename or a relative folder. */
export function requestFromDispatch(catalog: SourceCatalog, params: CheckedParamsOf<'dispatch'>): Request {
  const { displayName, username, processName, alternatives = [] } = params
  const choice = (named: (typeof alternatives)[number]): Choice => {
    const [targetId, filename] = [bareLink(named.targetId).link, bareLink(named.originalFilename).link]
    const source = findSource(catalog, named.source)
    const parsed = source.parse(filename)
    if (!parsed) throw new RefusedError(say('bad-filename', { filename, source: source.label }))
    return { source, target: { targetId, displayName, filename, extra: { ...parsed.extra, ...named.extra } } }
  }
  const { credentials = bareLink(params.originalFilename).credentials } = bareLink(params.targetId)
  const options = withCredentials(params.options ?? {}, credentials)
  checkFolder(options.dir)
  return { choices: [choice(params), ...alternatives.map(choice)], options, username, processName }
}

/** Throws RefusedError, naming the first few, when a link is not understood; all are taken or none. */
export function requestsFromLinks(catalog: SourceCatalog, params: CheckedParamsOf<'add'>): Request[] {
  const { urls, source, sources, titles = {}, ...options } = params
  checkFolder(options.dir)
  const candidates = candidatesFor(catalog, { source, sources })
  const refused: string[] = []
  const requests = urls.flatMap((link) => {
    const { link: bare, credentials } = bareLink(link)
    const [first, ...others] = choicesFor(candidates, bare)
    if (!first) {
      refused.push(bare)
      return []
    }
    // Who names none leaves it to whoever knows the link best.
    const title = titles[link] ?? options.title
    const choices = [called(first, title), ...(sources ? others : [])] as const
    const own = title === undefined ? options : { ...options, title }
    return { choices, options: withCredentials(own, credentials) }
  })
  if (refused.length === 0) return requests
  const named = source === undefined && sources === undefined ? null : candidates.map(({ label }) => label)
  throw new RefusedError(notTaken(refused, named))
}

/** How many links are named; the rest is counted. */
const MOST_NAMED = 3

/** `by`: labels of the sources that were to take them; null: any. */
function notTaken(refused: readonly string[], by: readonly string[] | null): Said {
  const links = refused.slice(0, MOST_NAMED).join(', ')
  const n = refused.length - MOST_NAMED
  if (by === null)
    return n > 0 ? say('no-source-takes-more', { links, n }) : say('no-source-takes', { links })
  const sources = by.join(', ')
  return n > 0 ? say('not-taken-by-more', { sources, links, n }) : say('not-taken-by', { sources, links })
}

const called = ({ source, target }: Choice, title: string | undefined): Choice => ({
  source,
  target: { ...target, displayName: title ?? target.displayName },
})

/** The sources that may take a link: all, or those that are named, in the order they are asked. */
export function candidatesFor(catalog: SourceCatalog, { source, sources }: Wanted): readonly SourceInfo[] {
  const names = source === undefined ? sources : [source]
  if (names === undefined) return catalog.all
  return [...new Set(names.map((name) => findSource(catalog, name)))]
}

/** All that know a link, the one that gets it first. */
export const choicesIn = (sources: readonly SourceInfo[], link: string): Choice[] =>
  choicesFor(sources, bareLink(link).link)

/** The first source that knows a link, and what it is to it. */
export function recognise(sources: readonly SourceInfo[], link: string): Choice | undefined {
  const [first] = choicesIn(sources, link)
  return first
}

export type NewLink = {
  readonly link: Pick<StoredRecord, 'targetId' | 'filename' | 'extra' | 'lane'>
  readonly credentials: Credentials | undefined
}

/** What another link is to the source of a record. Throws RefusedError when it is none of its links. */
export function refreshed(catalog: SourceCatalog, record: StoredRecord, link: string): NewLink {
  const source = findSource(catalog, record.source)
  const { link: bare, credentials } = bareLink(link)
  const choice = recognise([source], bare)
  if (!choice) throw new RefusedError(say('not-its-link', { source: source.label, link: bare }))
  const { targetId, filename, extra } = choice.target
  return { link: { targetId, filename, extra, lane: laneKeyOf(choice) }, credentials }
}

/** What is said beside a link goes before what is in it. */
function withCredentials(options: DownloadOptions, inLink: Credentials | undefined): DownloadOptions {
  const { username, password } = options
  return inLink && username === undefined && password === undefined ? { ...options, ...inLink } : options
}

function choicesFor(sources: readonly SourceInfo[], link: string): Choice[] {
  const url = URL.parse(link.trim())
  if (!url) return []
  return sources.flatMap((source) => {
    const target = source.recognise(url)
    return target ? { source, target } : []
  })
}

/** Only a caller on this machine knows what a relative folder would be relative to. */
export function checkFolder(dir: string | undefined): void {
  if (dir === undefined || /^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(dir)) return
  throw new RefusedError(say('not-absolute', { folder: dir }))
}

export function laneKeyOf({ source, target }: Choice): LaneKey {
  const host = source.hostOf?.(target.targetId)
  return host === undefined ? source.name : hostLaneKey(source.name, host)
}

function originOf(choice: Choice, { username, processName }: Request): Origin {
  const { source, target } = choice
  return {
    source: source.name,
    lane: laneKeyOf(choice),
    targetId: target.targetId,
    username: username ?? source.username ?? source.name,
    processName: processName ?? source.processName?.(target.targetId) ?? null,
    extra: target.extra,
  }
}

/** The folder a person's rules name for it; undefined: none of them does. */
export function ruledFolder(
  { source, target }: Choice,
  { folderRules }: Preferences,
  { clock, downloadDir }: { readonly clock: Clock; readonly downloadDir: () => string },
): string | undefined {
  const { url = target.targetId }: { url?: unknown } = target.extra
  const placed = { source: source.name, url: URL.parse(String(url)), addedAt: clock.now() }
  return folderByRules(folderRules, placed, downloadDir())
}

/** The first record of a download, exactly as a caller sees it before anything happened. */
export function newDownload(request: Request, order: number, now: number, dir?: string): SavedDownload {
  const { choices } = request
  const options = dir === undefined ? request.options : { dir, ...request.options }
  const [{ target }, ...others] = choices
  const record: StoredRecord = {
    ...originOf(choices[0], request),
    id: RecordId.parse(crypto.randomUUID()),
    displayName: target.displayName,
    filename: target.filename,
    alternatives: others.map((choice) => originOf(choice, request)),
    tried: [],
    state: 'Initializing',
    progress: 0,
    size: 0,
    transferred: 0,
    speed: 0,
    timeRemaining: null,
    phase: null,
    filePath: null,
    otherFiles: [],
    expanded: null,
    partOf: null,
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
  return { record, options, partial: null, newTo: null }
}
