import type { DownloadFailure } from '../../shared/failure.ts'

const FIRST_RETRY_MS = 2_000
const LONGEST_RETRY_MS = 5 * 60_000
const FIRST_COOL_DOWN_MS = 30_000
const LONGEST_COOL_DOWN_MS = 30 * 60_000

/** A number from 0 up to, not including, 1. */
export type Random = () => number

/**
 * How long a download waits for its next attempt, in ms; undefined when it gets none: 2 s, 4 s, 8 s …
 * 5 minutes, less up to half by chance so that many do not come back together. A wait the server asked
 * for is kept to the letter.
 *
 * @param attempt attempts made so far, from 1
 */
export function retryDelayMs(
  failure: DownloadFailure,
  attempt: number,
  maxAttempts: number,
  random: Random,
): number | undefined {
  if (!failure.retryable || attempt >= maxAttempts) return undefined
  return failure.retryAfterMs ?? backOff(FIRST_RETRY_MS, LONGEST_RETRY_MS, attempt, random)
}

/**
 * How long a lane rests after being told it is too fast, in ms: what the server asked for, else 30 s,
 * 1 min, 2 min … 30 minutes, less up to half by chance.
 *
 * @param strikes rate limits met in a row, from 1
 */
export function coolDownMs(failure: DownloadFailure, strikes: number, random: Random): number {
  return failure.retryAfterMs ?? backOff(FIRST_COOL_DOWN_MS, LONGEST_COOL_DOWN_MS, strikes, random)
}

function backOff(firstMs: number, longestMs: number, n: number, random: Random): number {
  return Math.min(firstMs * 2 ** (n - 1), longestMs) * (1 - random() / 2)
}
