import type { HashAlgorithm, Verification } from '../../shared/checksum.ts'
import type { ResponseHeaders } from './exchange.ts'

/**
 * As they are called in headers, the best first. SHA-1 and MD5 are deprecated there since they stop nobody
 * who means harm, but they still find what went wrong on the way (RFC 9530 §5).
 */
const algorithms: readonly (readonly [name: string, algorithm: HashAlgorithm, bytes: number])[] = [
  ['sha-512', 'sha512', 64],
  ['sha-256', 'sha256', 32],
  ['sha', 'sha1', 20],
  ['md5', 'md5', 16],
]

/**
 * What the server says the whole file hashes to: by `Repr-Digest` (RFC 9530 §3), `Content-Digest` (§2) where
 * the content is all of it, or `Digest` as servers sent it before (RFC 3230). Null: it does not say, or not
 * in a way that can be checked.
 */
export function announcedHash(answer: {
  readonly status: number
  readonly headers: ResponseHeaders
}): Verification | null {
  const names = ['repr-digest', 'digest', ...(answer.status === 200 ? ['content-digest'] : [])]
  const fields = names.flatMap((name) => answer.headers[name] ?? []).join(',')
  for (const [name, algorithm, bytes] of algorithms) {
    const value = new RegExp(`(?:^|,)\\s*${name}=:?([A-Za-z0-9+/]+=*):?\\s*(?:,|;|$)`, 'i').exec(fields)?.[1]
    const digest = Buffer.from(value ?? '', 'base64')
    if (digest.length === bytes) return { by: 'server', algorithm, hex: digest.toString('hex') }
  }
  return null
}
