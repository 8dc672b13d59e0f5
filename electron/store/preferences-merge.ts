import type { z } from 'zod'
import type { LanePatch, LaneSettings } from '../../shared/lane.ts'
import { Preferences, type PreferencesPatch } from '../../shared/preferences.ts'

/** What a person has set; what is not in it follows the defaults, also those of a later version. */
export type SetPreferences = z.input<typeof Preferences>

type Bag<T> = Readonly<Record<string, T>>

/** `lanes` by key and field, `sources` by key, null removes; everything else is replaced. */
export function mergePreferences(set: SetPreferences, patch: PreferencesPatch): SetPreferences {
  const { lanes, sources, ...plain } = patch
  return {
    ...set,
    ...defined(plain),
    ...(lanes && { lanes: merged(set.lanes, lanes, mergedLane) }),
    ...(sources && { sources: merged(set.sources, sources, (_before, now) => now) }),
  }
}

/** What of a damaged file still makes sense, down to a single lane and a single source. */
export function usableParts(raw: unknown): SetPreferences {
  const usable: [string, unknown][] = []
  for (const [key, value] of entriesOf(raw)) {
    if (!(key in Preferences.shape)) continue
    const isBag = key === 'lanes' || key === 'sources'
    const part = isBag
      ? Object.fromEntries(entriesOf(value).filter((entry) => fits(key, only(entry))))
      : value
    if (fits(key, part)) usable.push([key, part])
  }
  return Object.fromEntries(usable)
}

const fits = (key: string, value: unknown) => Preferences.safeParse({ [key]: value }).success

const only = ([key, value]: [string, unknown]) => Object.fromEntries([[key, value]])

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []

function mergedLane(before: LaneSettings | undefined, now: z.input<typeof LanePatch>): LaneSettings {
  const { paused, ...others } = { ...before, ...defined(now) }
  return { ...others, ...(typeof paused === 'boolean' && { paused }) }
}

function merged<T, P>(
  before: Bag<T> = {},
  patch: Bag<P | null>,
  merge: (before: T | undefined, now: P) => T,
) {
  const result = new Map(Object.entries(before))
  for (const [key, now] of Object.entries(patch)) {
    if (now === null) result.delete(key)
    else result.set(key, merge(result.get(key), now))
  }
  // Not by assignment, which a key named __proto__ would turn into something else.
  return Object.fromEntries(result)
}

/** Says nothing of what is there but undefined: that would unset it. */
const defined = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T
