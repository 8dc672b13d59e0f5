import { codingOf } from './content-coding.ts'
import { contentRange, rangeHeaders } from './content-range.ts'
import type { Exchange } from './exchange.ts'
import { follow, type Route, refusal } from './follow.ts'
import type { ByteRange } from './ranges.ts'
import type { RequestHeaders } from './request-headers.ts'
import { NoRanges, StartOver } from './start-over.ts'
import { isSameVersion, type Validator } from './validator.ts'

/** One version of a file, and where it is. */
export type Version = {
  readonly url: URL
  readonly headers: RequestHeaders
  readonly validator: Validator
  readonly size: number
}

/**
 * Asks for some bytes of a version, and returns the answer if it holds exactly these and none of another
 * version. Throws StartOver when the file has changed, NoRanges, or a DownloadError.
 */
export async function openRange(range: ByteRange, version: Version, route: Route): Promise<Exchange> {
  const headers = { ...version.headers, ...rangeHeaders(range, version.validator) }
  const { exchange } = await follow(version.url, headers, route)
  const problem = rangeProblem(exchange, range, version)
  if (problem === null) return exchange
  exchange.leave()
  throw problem
}

/** Why an answer does not hold these bytes of this version. */
export function rangeProblem(
  exchange: Exchange,
  range: ByteRange,
  version: Pick<Version, 'validator' | 'size'>,
): Error | null {
  const { status, url } = exchange
  if (status === 206) return problemWithPart(exchange, range, version)
  if (status === 200) return problemWithWhole(exchange, version.validator)
  if (status === 416) return new NoRanges(`${url.host} does not send that part of the file (416).`)
  return (
    refusal(exchange) ?? new NoRanges(`${url.host} answered ${status} when asked for a part of the file.`)
  )
}

function problemWithPart(
  exchange: Exchange,
  range: ByteRange,
  { validator, size }: Pick<Version, 'validator' | 'size'>,
): Error | null {
  // Part of what was packed is no part of the file.
  if (codingOf(exchange) !== null) return new NoRanges(`${exchange.url.host} sends parts of it packed.`)
  const sent = contentRange(exchange.header('content-range'))
  if (!isSameVersion(exchange, validator) || (sent && sent.size !== size)) return hasChanged()
  const bytes = range.end - range.start
  const isExact = sent?.start === range.start && sent.end === range.end
  if (isExact && (exchange.length ?? bytes) === bytes) return null
  return new NoRanges(`${exchange.url.host} sent another part of the file than it was asked for.`)
}

/** Either the condition did not hold, or the server knows no parts. */
function problemWithWhole(exchange: Exchange, validator: Validator): Error {
  const isNamed = exchange.header('etag') !== undefined || exchange.header('last-modified') !== undefined
  if (isNamed && !isSameVersion(exchange, validator)) return hasChanged()
  return new NoRanges(`${exchange.url.host} sends whole files only.`)
}

const hasChanged = () => new StartOver('the file has changed on the server.')
