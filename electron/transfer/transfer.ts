import { addAbortListener } from 'node:events'
import type { DownloadOptions } from '../../shared/options.ts'
import type { Progress } from '../../shared/run-protocol.ts'
import { type Checksum, checksumOf } from './checksum.ts'
import { Connection, defaultTimeouts, type Timeouts } from './connection.ts'
import { toDownloadError } from './failures.ts'
import { prepareFolder } from './folder.ts'
import { type Answer, follow, headerOf, webAddress } from './follow.ts'
import { PartFile } from './part-file.ts'
import { ProgressTicker } from './progress-ticker.ts'
import { publish } from './publish.ts'
import { receive, tooLong } from './receive.ts'
import { requestHeaders } from './request-headers.ts'
import { responseName } from './response-name.ts'
import { TokenBucket } from './token-bucket.ts'

/** One file of the web on its way to a folder. */
export type Transfer = {
  readonly url: string
  /** Absolute; made when missing. */
  readonly dir: string
  readonly options: DownloadOptions
  readonly signal: AbortSignal
  report(progress: Partial<Progress>): void
  log(line: string): void
  partial(path: string): void
}

/**
 * Fetches `url` into `dir` and returns the file's path. Until it is whole its bytes are in a part file: a
 * final name only ever holds a whole, verified file. Throws a DownloadError, or whatever comes of
 * `signal`; either way no part file is left.
 */
export async function transfer(job: Transfer, timeouts: Timeouts = defaultTimeouts): Promise<string> {
  const { dir, options, signal } = job
  const url = webAddress(job.url)
  const checksum = options.checksum === undefined ? null : checksumOf(options.checksum)
  // A signal's reason may be a word, and undici ends streams with it: they want an Error.
  const stop = new AbortController()
  signal.throwIfAborted()
  using _stop = addAbortListener(signal, () => stop.abort())
  await using connection = new Connection(timeouts)
  let { host } = url
  try {
    const headers = requestHeaders(options.headers ?? {}, url)
    const log = (line: string) => job.log(line)
    const answer = await follow(url, headers, { connection, signal: stop.signal, log })
    host = answer.url.host
    return await store(answer, { job, checksum, connection })
  } catch (error) {
    throw signal.aborted ? error : toDownloadError(error, { host, dir })
  }
}

type Parts = { readonly job: Transfer; readonly checksum: Checksum | null; readonly connection: Connection }

async function store(answer: Answer, { job, checksum, connection }: Parts): Promise<string> {
  const { dir, signal } = job
  const size = announcedSize(answer)
  const name = nameOf(answer, job.options.filename)
  await prepareFolder(dir, size)
  const part = await PartFile.create(dir, name, checksum?.hash)
  try {
    job.partial(part.path)
    await fill(part, answer, job)
    if (connection.excess && size !== null) throw tooLong(size)
    await verified(checksum, part, job, name)
    signal.throwIfAborted()
    return await publish(part.path, dir, name)
  } catch (error) {
    await part.remove()
    throw error
  }
}

async function fill(part: PartFile, answer: Answer, { options, signal, report }: Transfer): Promise<void> {
  const size = announcedSize(answer)
  using ticker = new ProgressTicker(size, report)
  const limit = options.speedLimit ? new TokenBucket(options.speedLimit) : null
  const onBytes = (transferred: number) => {
    ticker.transferred = transferred
  }
  await receive({ body: answer.body, part, size, limit, signal, onBytes })
  await part.finish()
}

/** A file with the wrong hash is kept, for whoever wants to know what it is, but not under its name. */
async function verified(
  checksum: Checksum | null,
  part: PartFile,
  job: Transfer,
  name: string,
): Promise<void> {
  try {
    checksum?.verify()
  } catch (error) {
    const kept = await publish(part.path, job.dir, `${name}.bad`)
    job.log(`The file that came was kept as ${kept}`)
    throw error
  }
}

function nameOf(answer: Answer, filename: string | undefined): string {
  return responseName({
    filename,
    disposition: headerOf(answer, 'content-disposition'),
    type: headerOf(answer, 'content-type'),
    url: answer.url,
  })
}

/** In bytes; null when the body ends where the server says so (RFC 9112 §6.3). */
function announcedSize(answer: Answer): number | null {
  if (headerOf(answer, 'transfer-encoding') !== undefined) return null
  const text = headerOf(answer, 'content-length') ?? ''
  return /^\d+$/.test(text) ? Number(text) : null
}
