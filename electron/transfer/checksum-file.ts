import { algorithmOf, type Hash, HashAlgorithm, type Verification } from '../../shared/checksum.ts'
import { DownloadError } from '../../shared/failure.ts'
import { follow, type Route, refusal } from './follow.ts'
import { lastSegment } from './last-segment.ts'
import { type RequestHeaders, withoutSecrets } from './request-headers.ts'

/** Bytes: the largest lists of this kind, those of whole distributions, are smaller. */
const LONGEST = 4 * 1024 * 1024
/** What people call such a file that is about one other, and about a folder's. The strongest first. */
const suffixes = ['.sha256', '.sha512', '.sha256sum', '.sha512sum', '.sha1', '.md5']
const lists = ['SHA256SUMS', 'SHA512SUMS', 'sha256sum.txt', 'SHA1SUMS', 'MD5SUMS']

/**
 * Reads what the file at `url` must hash to from a file of checksums: at `from`, or `beside` it under one of
 * the usual names. Throws a `checksum` DownloadError when none says it: a person who asked for this wants no
 * file that nobody vouches for.
 */
export async function hashFromFile(
  from: string,
  url: URL,
  headers: RequestHeaders,
  route: Route,
): Promise<Verification> {
  const name = lastSegment(url)
  for (const place of from === 'beside' ? besides(url) : [new URL(from)]) {
    const text = await textAt(place, place.origin === url.origin ? headers : withoutSecrets(headers), route)
    const hash = text === null ? null : hashIn(text, name)
    if (!hash) continue
    route.log(`${place.pathname} says its ${hash.algorithm} is ${hash.hex}`)
    return { by: 'checksum-file', ...hash }
  }
  const where = from === 'beside' ? `beside ${name}` : `at ${from}`
  throw new DownloadError('checksum', `No checksum of ${name} was found ${where}.`)
}

/**
 * What a text says `name` hashes to: lines as coreutils writes them (`HEX  name`, `HEX *name`), BSD's
 * (`SHA256 (name) = HEX`), or nothing but a hash. Null: it does not say.
 */
export function hashIn(text: string, name: string): Hash | null {
  const lines = text.split(/\r?\n/).flatMap((line) => lineOf(line) ?? [])
  const named = lines.find((line) => line.name?.split('/').at(-1) === name)
  const [only, another] = lines
  const found = named ?? (only?.name === null && !another ? only : undefined)
  return found ? { algorithm: found.algorithm, hex: found.hex } : null
}

type Line = Hash & { readonly name: string | null }

function lineOf(text: string): Line | null {
  const [, tag, tagged = '', hex = ''] = /^(\S+) ?\((.+)\) ?= ?([0-9a-f]+)$/i.exec(text.trim()) ?? []
  if (tag !== undefined) {
    const { data: algorithm } = HashAlgorithm.safeParse(tag.toLowerCase().replace('-', ''))
    return algorithm && algorithm === algorithmOf(hex) ? hashLine(hex, tagged) : null
  }
  const [, bare, name] = /^\\?([0-9a-f]{32,128})(?:\s+\*?(.+))?$/i.exec(text.trim()) ?? []
  return bare === undefined ? null : hashLine(bare, name ?? null)
}

function hashLine(hex: string, name: string | null): Line | null {
  const algorithm = algorithmOf(hex)
  return algorithm ? { algorithm, hex: hex.toLowerCase(), name } : null
}

function besides(url: URL): URL[] {
  const named = suffixes.map((suffix) => withPath(url, `${url.pathname}${suffix}`))
  return [...named, ...lists.map((list) => withPath(url, url.pathname.replace(/[^/]*$/, list)))]
}

function withPath(url: URL, pathname: string): URL {
  const other = new URL(url)
  other.pathname = pathname
  return other
}

/** Null: there is no such text. */
async function textAt(url: URL, headers: RequestHeaders, route: Route): Promise<string | null> {
  const { exchange } = await follow(url, headers, route)
  const failed = refusal(exchange)
  if (failed) exchange.leave()
  if (failed && /^(?:not-found|forbidden|refused|no-file)$/.test(failed.failure.code)) return null
  if (failed) throw failed
  let text = ''
  await exchange.read((bytes) => {
    text += Buffer.from(bytes).toString('latin1')
    return text.length > LONGEST ? 'enough' : null
  })
  return text.length > LONGEST ? null : Buffer.from(text, 'latin1').toString('utf8')
}
