import { type ByteRange, merged, totalOf } from '../../electron/transfer/ranges.ts'
import type { Access } from '../helpers/nginx.ts'

/** One answer of a server with bytes of a file, as far as it got. */
export type Answer = {
  /** Where in the file it began. */
  readonly start: number
  /** Bytes that were sent. */
  readonly sent: number
  /** How many of these were sent again by answers that began later. */
  readonly twice: number
  /** How long it went on, ms. */
  readonly tookMs: number
  /** It ended before its range did: whoever had asked was gone. */
  readonly isCut: boolean
}

type Sent = ByteRange & Omit<Answer, 'sent' | 'twice'> & { readonly began: number }

/** What a server's log tells of one file of `size` bytes: each answer, and what of it came again. */
export function answersOf(requests: readonly Access[], size: number): Answer[] {
  const all = requests.flatMap((request) => sentBy(request, size) ?? [])
  return all.map(({ start, end, began, tookMs, isCut }) => {
    const later = all.filter((other) => other.began > began)
    const again = later.map((other) => ({
      start: Math.max(other.start, start),
      end: Math.min(other.end, end),
    }))
    return { start, sent: end - start, twice: totalOf(merged(again)), tookMs, isCut }
  })
}

/** Undefined: it brought nothing of the file. */
function sentBy(request: Access, size: number): Sent | undefined {
  if (request.status !== 200 && request.status !== 206) return undefined
  const [, first = '0', last = `${size - 1}`] = /^bytes=(\d+)-(\d+)?$/.exec(request.range) ?? []
  const start = Number(first)
  const end = start + request.bytes
  const tookMs = request.end - request.start
  return { start, end, began: request.start, tookMs, isCut: end <= Number(last) }
}
