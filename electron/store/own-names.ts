import type { Preferences, PreferencesPatch } from '../../shared/preferences.ts'
import { RefusedError } from '../../shared/rpc-error.ts'

/** A lane's or a source's key by its source's own name. May throw a RefusedError where there is no such source. */
type KeyOf = (key: string) => string

type Bag<T> = Readonly<Record<string, T>>

/**
 * A change of preferences with each source by its own name: what is kept under an alias would never be found again.
 * Where both are there, what stands under the own name holds. What is taken away, and a rule for folders, may be of
 * a source that is not there.
 */
export function underOwnNames(patch: PreferencesPatch, keyOf: KeyOf): PreferencesPatch {
  const { lanes, sources, folderRules } = patch
  return {
    ...patch,
    ...(lanes && { lanes: rekeyed(lanes, keyOf) }),
    ...(sources && { sources: rekeyed(sources, keyOf) }),
    ...(folderRules && {
      folderRules: folderRules.map(({ source, ...rule }) =>
        source === undefined ? rule : { ...rule, source: knownKey(source, keyOf) },
      ),
    }),
  }
}

/** What to change so that preferences a person wrote into their file are by own names; null: nothing. */
export function toOwnNames(
  { lanes, sources, folderRules }: Preferences,
  keyOf: KeyOf,
): PreferencesPatch | null {
  const own = underOwnNames({ lanes, sources, folderRules }, keyOf)
  const isSame = (rule: (typeof folderRules)[number], at: number) =>
    rule.source === own.folderRules?.[at]?.source
  const patch = {
    ...changeOf('lanes', lanes, own.lanes),
    ...changeOf('sources', sources, own.sources),
    ...(!folderRules.every(isSame) && { folderRules: own.folderRules }),
  }
  return Object.keys(patch).length === 0 ? null : patch
}

function rekeyed<T>(bag: Bag<T | null>, keyOf: KeyOf): Bag<T | null> {
  const entries = Object.entries(bag).map(([key, value]) => ({
    ...{ key, value },
    own: value === null ? knownKey(key, keyOf) : keyOf(key),
  }))
  const byOwnLast = entries.toSorted((a, b) => Number(a.own === a.key) - Number(b.own === b.key))
  return Object.fromEntries(byOwnLast.map(({ own, value }) => [own, value]))
}

function knownKey(key: string, keyOf: KeyOf): string {
  try {
    return keyOf(key)
  } catch (error) {
    if (error instanceof RefusedError) return key
    throw error
  }
}

function changeOf<N extends 'lanes' | 'sources', T>(name: N, before: Bag<T>, now: Bag<T | null> = {}) {
  const come = Object.entries(now).filter(([key]) => !Object.hasOwn(before, key))
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(now, key))
  if (gone.length === 0) return {}
  const change = Object.fromEntries([...come, ...gone.map((key) => [key, null] as const)])
  return { [name]: change } as { [K in N]: Record<string, T | null> }
}
