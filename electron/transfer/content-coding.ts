import type { Exchange } from './exchange.ts'
import { lastSegment } from './last-segment.ts'
import { responseName } from './response-name.ts'

/** RFC 9110 §8.4.1, 7932, 8878. */
export type Coding = 'gzip' | 'deflate' | 'br' | 'zstd'

const codings: ReadonlyMap<string, Coding> = new Map([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
  ['br', 'br'],
  ['zstd', 'zstd'],
])

/** What a file is called, or its type, whose own format that is: a server that says so adds nothing to it. */
const ownFormat: Readonly<Record<Coding, readonly [name: RegExp, type: RegExp]>> = {
  gzip: [
    /\.(?:t?gz|gzip|taz|svgz|emz|wmz)$/i,
    /^application\/(?:x-)?(?:gzip|gzip-compressed|tgz|gtar-compressed)$/,
  ],
  deflate: [/\.(?:zz|zlib)$/i, /^application\/(?:x-)?(?:deflate|zlib)$/],
  br: [/\.br$/i, /^application\/(?:x-)?(?:br|brotli)$/],
  zstd: [/\.t?zstd?$/i, /^application\/(?:x-)?zstd$/],
}

/**
 * What a server has put around a file, and what is to be taken off again, though it was asked not to (`identity`).
 * Null: nothing, something nobody knows, or the file is an archive of that very kind. `filename`: the person's.
 */
export function codingOf(answer: Pick<Exchange, 'header' | 'url'>, filename?: string): Coding | null {
  const coding = codings.get(answer.header('content-encoding')?.trim().toLowerCase() ?? '')
  if (coding === undefined) return null
  const type = answer.header('content-type')
  const named = responseName({
    filename: undefined,
    disposition: answer.header('content-disposition'),
    type,
    url: answer.url,
  })
  const [name, ofType] = ownFormat[coding]
  const isOwn = [filename ?? '', named, lastSegment(answer.url)].some((one) => name.test(one))
  const essence = type?.split(';')[0]?.trim().toLowerCase() ?? ''
  return isOwn || ofType.test(essence) ? null : coding
}
