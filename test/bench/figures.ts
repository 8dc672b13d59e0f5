/** One line of a result: what was measured, and how it stands to what was to be reached. */
export type Figure = {
  readonly what: string
  readonly measured: string
  /** In words; null when it is there to compare with. */
  readonly target: string | null
  readonly isMet: boolean | null
}

export type BenchCase = {
  /** What it is chosen by. */
  readonly name: string
  readonly title: string
  /** Throws Skipped when it cannot be done here. */
  run(): Promise<Figure[]>
}

/** This machine, or this user, cannot do it. The message says why. */
export class Skipped extends Error {
  override readonly name = 'Skipped'
}

/** `value` in `unit`, which should be `most` or less. */
export const atMost = (what: string, value: number, most: number, unit = ''): Figure => ({
  what,
  measured: inUnit(value, unit),
  target: `≤ ${inUnit(most, unit)}`,
  isMet: value <= most,
})

/** `value` in `unit`, which should be `least` or more. */
export const atLeast = (what: string, value: number, least: number, unit = ''): Figure => ({
  what,
  measured: inUnit(value, unit),
  target: `≥ ${inUnit(least, unit)}`,
  isMet: value >= least,
})

/** For comparison. */
export const seen = (what: string, measured: string): Figure => ({
  what,
  measured,
  target: null,
  isMet: null,
})

const inUnit = (value: number, unit: string) =>
  `${value >= 100 ? Math.round(value).toLocaleString('en') : Number(value.toFixed(2))}${unit && ` ${unit}`}`

/** Of a list that is not empty. */
export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** The value that a share `q` (0-1) of all are not above. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN
}

/** A number of the environment's, to make a run quick: `BENCH_BYTES=64000000`. */
export const setting = (name: string, usual: number): number => Number(process.env[name] ?? usual)
