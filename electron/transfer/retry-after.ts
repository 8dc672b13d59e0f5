/** A longer wait is taken for this: nobody means it, and dates have an end. */
const LONGEST_MS = 30 * 86_400_000

/**
 * `Retry-After` (RFC 9110 §10.2.3) in ms from `now` (ms since the epoch): seconds, or an HTTP date in any
 * of its three forms. Undefined: absent, or nothing that can be understood.
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1_000, LONGEST_MS)
  // Date.parse takes '-5' or '1.5' for dates too, and a time without a zone for local time.
  if (!/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? /i.test(text)) return undefined
  const date = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`)
  return Number.isNaN(date) ? undefined : Math.min(Math.max(0, date - now), LONGEST_MS)
}
