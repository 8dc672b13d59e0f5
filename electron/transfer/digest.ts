import type { Exchange } from './exchange.ts'

/** What RFC 9530 wants new software to use, the stronger first. `hex` digits as in DownloadOptions. */
const algorithms = [
  ['sha-512', 'sha512', 64],
  ['sha-256', 'sha256', 32],
] as const

/**
 * What the server says the whole file hashes to, as `sha256:HEX`: `Repr-Digest` (RFC 9530 §3), or `Digest`
 * as servers sent it before (RFC 3230). Undefined: it does not say, or not in a way that can be checked.
 */
export function announcedChecksum(answer: Pick<Exchange, 'header'>): string | undefined {
  const fields = [answer.header('repr-digest'), answer.header('digest')].join(',')
  for (const [name, algorithm, bytes] of algorithms) {
    const value = new RegExp(`(?:^|,)\\s*${name}=:?([A-Za-z0-9+/]+=*):?\\s*(?:,|;|$)`, 'i').exec(fields)?.[1]
    const digest = Buffer.from(value ?? '', 'base64')
    if (digest.length === bytes) return `${algorithm}:${digest.toString('hex')}`
  }
  return undefined
}
