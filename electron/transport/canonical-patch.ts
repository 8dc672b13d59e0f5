import type { PreferencesPatch } from '../../shared/preferences.ts'
import { RefusedError } from '../../shared/rpc-error.ts'

/**
 * A change of preferences under the sources' own names: what is kept under an alias would never be found again.
 * `keyOf` throws a RefusedError for a source that is not there. Whatever is taken away may be of such a one, and
 * so may a rule for folders.
 */
export function canonicalPatch(patch: PreferencesPatch, keyOf: (key: string) => string): PreferencesPatch {
  const { lanes, sources, folderRules } = patch
  const named = (key: string) => knownKey(key, keyOf) ?? key
  return {
    ...patch,
    ...(lanes && { lanes: rekeyed(lanes, keyOf) }),
    ...(sources && { sources: rekeyed(sources, keyOf) }),
    ...(folderRules && {
      folderRules: folderRules.map(({ source, ...rule }) =>
        source === undefined ? rule : { ...rule, source: named(source) },
      ),
    }),
  }
}

function rekeyed<T>(bag: Readonly<Record<string, T | null>>, keyOf: (key: string) => string) {
  return Object.fromEntries(
    Object.entries(bag).map(([key, value]) => [
      value === null ? (knownKey(key, keyOf) ?? key) : keyOf(key),
      value,
    ]),
  )
}

function knownKey(key: string, keyOf: (key: string) => string): string | null {
  try {
    return keyOf(key)
  } catch (error) {
    if (error instanceof RefusedError) return null
    throw error
  }
}
