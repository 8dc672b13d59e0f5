/**
 * What an adaptive lane has learnt of its source: how many downloads at once it bears. Below 1 the lane
 * is busy only that share of the time: one download, then a pause.
 */
export type Pace = {
  readonly level: number
  /** The highest level not known to be too much; Infinity before anything was. */
  readonly ceiling: number
  /** Successes in a row at the ceiling. */
  readonly calm: number
  /** How much calm it takes to try one step more. Doubles each time that turned out too much. */
  readonly patience: number
  /** Something succeeded since the latest refusal. */
  readonly hasRecovered: boolean
  /** A download's usual time, ms; 0 while unknown. */
  readonly usualMs: number
  /** How many downloads that is the mean of. */
  readonly timed: number
}

export const firstPace: Pace = {
  level: 1,
  ceiling: Number.POSITIVE_INFINITY,
  calm: 0,
  patience: 200,
  hasRecovered: true,
  usualMs: 0,
  timed: 0,
}

const LOWEST_LEVEL = 1 / 256
/** A trial of one step costs one refusal; at most this share of requests may be trials. */
const LONGEST_PATIENCE = 20_000
/** Older downloads fade from the mean: connections and files change. */
const MOST_TIMED = 100
const STEP_BELOW_ONE = 1.1

/** Downloads at once, from 1 to the lane's own limit. After a refusal one alone asks whether it is over. */
export const concurrencyAt = ({ level, hasRecovered }: Pace, limit: number): number =>
  hasRecovered ? Math.min(limit, Math.max(1, Math.floor(level))) : 1

/** Pause between one download and the next, ms. */
export const pauseAt = ({ level, usualMs }: Pace): number => (level < 1 ? usualMs * (1 / level - 1) : 0)

/** A little faster: one more at once for each full round of successes (additive increase), up to what is known to be borne. */
export function afterSuccess(pace: Pace, limit: number, tookMs: number): Pace {
  const timed = Math.min(MOST_TIMED, pace.timed + 1)
  const usualMs = pace.usualMs + (tookMs - pace.usualMs) / timed
  const next = { ...pace, usualMs, timed, hasRecovered: true }
  const top = Math.min(limit, pace.ceiling)
  if (pace.level < top) return { ...next, level: Math.min(top, stepUp(pace.level)) }
  if (pace.ceiling >= limit) return next
  if (pace.calm + 1 < pace.patience) return { ...next, calm: pace.calm + 1 }
  const patience = Math.min(LONGEST_PATIENCE, pace.patience * 2)
  return { ...next, calm: 0, patience, ceiling: oneMoreThan(pace.ceiling) }
}

/**
 * Half as fast (multiplicative decrease), and never again quite as fast as what was too much. A source that
 * goes on refusing before anything succeeded says nothing new of the pace: it has not forgotten yet.
 */
export function afterThrottle(pace: Pace): Pace {
  if (!pace.hasRecovered) return pace
  return {
    ...pace,
    calm: 0,
    hasRecovered: false,
    ceiling: oneLessThan(pace.level),
    level: Math.max(LOWEST_LEVEL, pace.level / 2),
  }
}

const stepUp = (level: number) => (level < 1 ? Math.min(1, level * STEP_BELOW_ONE) : level + 1 / level)
const oneMoreThan = (level: number) =>
  level < 1 ? Math.min(1, level * STEP_BELOW_ONE) : Math.floor(level) + 1

function oneLessThan(level: number): number {
  if (level >= 2) return Math.floor(level) - 1
  return Math.max(LOWEST_LEVEL, Math.min(1, level) / STEP_BELOW_ONE)
}
