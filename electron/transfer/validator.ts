import type { Exchange } from './exchange.ts'

/**
 * What tells one version of a file from any other, byte for byte: a strong `ETag`, or a `Last-Modified` that
 * counts as one. Sent back in `If-Range` as it came.
 */
export type Validator = string

/** RFC 9110 §8.8.2.2: so long after its last change a file can hardly have changed twice within one second. */
const SETTLED_MS = 60_000

type Headers = Pick<Exchange, 'header'>

/** Null: what the server says of this version might be true of another one too. */
export function strongValidator(answer: Headers): Validator | null {
  const tag = answer.header('etag')
  if (tag !== undefined && /^"[^"]*"$/.test(tag)) return tag
  const modified = answer.header('last-modified') ?? ''
  const age = Date.parse(answer.header('date') ?? '') - Date.parse(modified)
  return age >= SETTLED_MS ? modified : null
}

/**
 * Whether an answer is of the version `validator` stands for. One that comes with If-Range may leave out
 * its `Last-Modified`, but not its `ETag` (RFC 9110 §15.3.7).
 */
export function isSameVersion(answer: Headers, validator: Validator): boolean {
  if (validator.startsWith('"')) return answer.header('etag') === validator
  return (answer.header('last-modified') ?? validator) === validator
}
