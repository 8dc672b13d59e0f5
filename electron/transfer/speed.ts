/** Bytes held at a moment (ms of any clock that never goes back). */
export type Sample = { readonly time: number; readonly bytes: number }

export type Pace = {
  /** Bytes per second. */
  readonly speed: number
  /** Seconds; null while unknown. */
  readonly timeRemaining: number | null
}

/** Long enough to be calm to look at, short enough to show a stall soon. */
const WINDOW_MS = 3_000

/** `samples` and a new one, less those the window has left behind. The newest of those stays as its edge. */
export function sampled(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const edge = samples.findLastIndex(({ time }) => time <= sample.time - WINDOW_MS)
  return [...samples.slice(Math.max(0, edge)), sample]
}

/** `size` in bytes; null while unknown. */
export function paceOf(samples: readonly Sample[], size: number | null): Pace {
  const first = samples[0]
  const last = samples.at(-1)
  if (!(first && last) || last.time <= first.time) return { speed: 0, timeRemaining: null }
  const speed = ((last.bytes - first.bytes) * 1_000) / (last.time - first.time)
  const timeRemaining = size === null || speed <= 0 ? null : Math.max(0, size - last.bytes) / speed
  return { speed: Math.max(0, Math.round(speed)), timeRemaining }
}
