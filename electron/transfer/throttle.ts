import { addAbortListener } from 'node:events'

/** Lets bytes through no faster than it may. One serves all connections of a download. */
export type Throttle = {
  /** Counts bytes that have come. Null: more may come at once; else when it settles. Never rejects. */
  spend(bytes: number): Promise<void> | null
  /** Bytes that should come in one piece, so that what has come before it can say stop is little. */
  mostAtOnce(): number
}

/** Holds back for as long as any of them does. Null: nothing holds back. */
export function allOf(throttles: readonly (Throttle | null)[]): Throttle | null {
  const all = throttles.filter((throttle) => throttle !== null)
  if (all.length === 0) return null
  return {
    spend(bytes) {
      const waits = all.flatMap((throttle) => throttle.spend(bytes) ?? [])
      return waits.length === 0 ? null : Promise.all(waits).then(() => undefined)
    },
    mostAtOnce: () => Math.min(...all.map((throttle) => throttle.mostAtOnce())),
  }
}

/** Settles when `wait` has, or throws once `signal` aborts. */
export async function waited(wait: Promise<void> | null, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  if (wait === null) return
  const aborted = Promise.withResolvers<never>()
  using _stop = addAbortListener(signal, () => aborted.reject(signal.reason))
  await Promise.race([wait, aborted.promise])
}
