import { addAbortListener } from 'node:events'
import type { Verification } from '../../shared/checksum.ts'
import type { Connections } from '../../shared/connections.ts'
import { DownloadError } from '../../shared/failure.ts'
import type { DownloadOptions } from '../../shared/options.ts'
import type { ProxyRules } from '../../shared/proxy.ts'
import type { Progress } from '../../shared/run-protocol.ts'
import { Attempt, type AttemptParts } from './attempt.ts'
import { type Beginning, begin, type Part, type Wanted } from './beginning.ts'
import { acceptAny } from './certificates.ts'
import { asked } from './checksum.ts'
import { hashFromFile } from './checksum-file.ts'
import { Cookies } from './cookies.ts'
import { toDownloadError } from './failures.ts'
import { type Route, webAddress } from './follow.ts'
import { findLeftover, nothing } from './leftover.ts'
import { removePart } from './part-file.ts'
import { type ProxyServer, proxyFor } from './proxy.ts'
import { totalOf } from './ranges.ts'
import { requestHeaders } from './request-headers.ts'
import { SignIn } from './sign-in.ts'
import { StartOver } from './start-over.ts'
import { allOf, type Throttle } from './throttle.ts'
import { defaultTimeouts, type Timeouts } from './timeouts.ts'
import { TokenBucket } from './token-bucket.ts'

/** One file of the web on its way to a folder. */
export type Transfer = {
  /** The record's: by it, what an earlier attempt left is found again. */
  readonly id: string
  readonly url: string
  /** Absolute; made when missing. */
  readonly dir: string
  readonly options: DownloadOptions
  /** The part file of an earlier attempt, as far as anybody knows. */
  readonly earlier: string | null
  /** There was no earlier attempt, so nothing is looked for. Default: nobody knows. */
  readonly isFirst?: boolean
  /** Its reason: `discard`; anything else keeps what has arrived. */
  readonly signal: AbortSignal
  readonly proxy: ProxyRules
  /** What is left to it of limits that it shares with others; its own is among the options. Null: no such limits. */
  readonly limits: Throttle | null
  report(progress: Partial<Progress>): void
  log(line: string): void
  partial(path: string): void
  /** What the file was held against, before its name is given to it. */
  verified(how: Verification): void
  /** Who fetches what, at most once a second. */
  connections?(how: Connections): void
}

/** A file that changes faster than it can be fetched is not for us. */
const MOST_BEGINNINGS = 3

/**
 * Fetches `url` into `dir` and returns the file's path. Until it is whole its bytes are in a part file: a
 * final name only ever holds a whole, verified file. What it has told by `partial` is for the caller to
 * remove once the path is noted where it outlives us: until then it proves that the file is there.
 *
 * Throws a DownloadError, or whatever comes of `signal`. What has arrived stays if another attempt can go on
 * from it and nobody said to discard it.
 */
export async function transfer(job: Transfer, timeouts: Timeouts = defaultTimeouts): Promise<string> {
  const { dir, options, signal } = job
  const url = webAddress(job.url)
  const expected = options.checksum === undefined ? null : asked(options.checksum)
  // A signal's reason may be a word, and what ends with it wants an Error.
  const stop = new AbortController()
  signal.throwIfAborted()
  using _stop = addAbortListener(signal, () => stop.abort())
  const throttle = allOf([job.limits, ownLimit(options)])
  const route = {
    timeouts,
    signal: stop.signal,
    log: (line: string) => job.log(line),
    ...exceptionsIn(job),
    proxyOf: proxyOf(job),
    ...signInTo(url, options),
    ...(throttle && { mostAtOnce: () => throttle.mostAtOnce() }),
  }
  try {
    return await fetchFile(job, url, { ...route, ...(await cookiesOf(job)) }, { expected, throttle })
  } catch (error) {
    throw signal.aborted ? error : toDownloadError(error, { host: url.host, dir })
  } finally {
    stop.abort(over)
  }
}

/** One for all: an error of its own, which says where it was made, costs as much as a request. */
const over = new Error('The transfer is over.')

type Given = Pick<AttemptParts, 'expected' | 'throttle'>

async function fetchFile(job: Transfer, url: URL, route: Route, given: Given): Promise<string> {
  const { id, dir, options, earlier, isFirst: isNew = false } = job
  const left = isNew ? nothing : await findLeftover({ id, dir, url: job.url, earlier, log: route.log })
  if (left.kind !== 'nothing') job.partial(left.path)
  // What is there counts, whatever the server will say.
  if (left.kind === 'part') {
    job.report({ transferred: totalOf(left.sidecar.ranges), size: left.sidecar.size })
  }
  if (left.kind === 'finished') {
    route.log('The file was there already: only the word of it was lost.')
    return left.file
  }
  const headers = requestHeaders(options, isNamed(options) ? new URL(url.origin) : url)
  const { checksumFile } = options
  const expected =
    given.expected ??
    (checksumFile === undefined ? null : await hashFromFile(checksumFile, url, headers, route))
  const { filename, title } = options
  const wanted = { id, url, link: job.url, dir, filename, title, headers, route }
  return await untilItStays(route, async (isFirst) => {
    const begun = await begunOrDiscarded(wanted, isFirst && left.kind === 'part' ? left : null, job)
    job.partial(begun.part.path)
    return await new Attempt({ job, route, throttle: given.throttle, expected }, begun).carryOut()
  })
}

/** Begins again when the file turns out to be another one on the way. */
async function untilItStays({ log }: Route, attempt: (isFirst: boolean) => Promise<string>): Promise<string> {
  for (let beginnings = 1; ; beginnings++) {
    try {
      return await attempt(beginnings === 1)
    } catch (error) {
      if (!(error instanceof StartOver)) throw error
      log(`Starting over: ${error.message}`)
      if (beginnings === MOST_BEGINNINGS) throw new DownloadError('changed', changedAgain, { cause: error })
    }
  }
}

/** As `begin`, but what was left goes too if the download is cancelled meanwhile. */
async function begunOrDiscarded(wanted: Wanted, left: Part | null, { signal }: Transfer): Promise<Beginning> {
  try {
    return await begin(wanted, left)
  } catch (error) {
    if (left && signal.reason === 'discard') await removePart(left.path)
    throw error
  }
}

const changedAgain = 'The file was changed on the server each time it was being fetched.'

function signInTo(url: URL, options: DownloadOptions): Pick<Route, 'signIn'> {
  const signIn = SignIn.for(url, options)
  return signIn ? { signIn } : {}
}

/** Then it waits to be asked for them: who wants Digest is not to see the password itself. */
const isNamed = ({ username, password }: DownloadOptions): boolean =>
  username !== undefined || password !== undefined

/** Those of the file, and from then on those that servers set; all requests of the transfer share them. */
async function cookiesOf(job: Transfer): Promise<Pick<Route, 'cookies'>> {
  const { cookiesFile } = job.options
  if (cookiesFile === undefined) return { cookies: new Cookies() }
  const { readCookies } = await import('./cookie-file.ts')
  const cookies = new Cookies(await readCookies(cookiesFile))
  job.log(`Each server is sent its own from ${cookiesFile}`)
  return { cookies }
}

/** Where a person has said that this download may be less safe than others. */
function exceptionsIn(job: Transfer): Pick<Route, 'accept' | 'allowDowngrade'> {
  const { acceptAnyCertificate = false, allowDowngrade = false } = job.options
  return { allowDowngrade, ...(acceptAnyCertificate && { accept: acceptAny((line) => job.log(line)) }) }
}

/** Says in the log which are used. */
function proxyOf({ proxy, log }: Pick<Transfer, 'proxy' | 'log'>): (url: URL) => ProxyServer | null {
  const told = new Set<string>()
  return (url) => {
    const found = proxyFor(url, proxy, process.env)
    if (found && !told.has(found.address)) log(`${url.host} is asked through the proxy ${found.address}`)
    if (found) told.add(found.address)
    return found
  }
}

const ownLimit = ({ speedLimit, connections }: DownloadOptions): Throttle | null =>
  speedLimit ? new TokenBucket(speedLimit, connections) : null
