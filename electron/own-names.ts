import type { Preferences, PreferencesPatch } from '../shared/preferences.ts'

/** A source's own name for it or one of its aliases; undefined: nobody's. */
type NameOf = (name: string) => string | undefined

/**
 * What to change so that preferences a person wrote into their file name each source by its own name, as they are
 * looked up; null: nothing. Where both are there, what stands under the own name holds.
 */
export function underOwnNames(
  { lanes, sources, folderRules }: Preferences,
  nameOf: NameOf,
): PreferencesPatch | null {
  const ownKey = (key: string) => key.replace(/^[^:]*/, (name) => nameOf(name) ?? name)
  const patch = {
    ...moved('lanes', lanes, ownKey),
    ...moved('sources', sources, ownKey),
    ...(folderRules.some(({ source }) => source !== undefined && ownKey(source) !== source) && {
      folderRules: folderRules.map(({ source, ...rule }) =>
        source === undefined ? rule : { ...rule, source: ownKey(source) },
      ),
    }),
  }
  return Object.keys(patch).length === 0 ? null : patch
}

function moved<N extends string, T>(
  name: N,
  bag: Readonly<Record<string, T>>,
  ownKey: (key: string) => string,
) {
  const aliased = Object.entries(bag).filter(([key]) => ownKey(key) !== key)
  if (aliased.length === 0) return {}
  const entries = aliased.flatMap(([key, value]): [string, T | null][] => {
    const own = ownKey(key)
    return own in bag
      ? [[key, null]]
      : [
          [own, value],
          [key, null],
        ]
  })
  return { [name]: Object.fromEntries(entries) } as { [K in N]: Record<string, T | null> }
}
