import type { Source } from './contract.ts'
import { deezer } from './deezer.ts'
import { http } from './http.ts'
import { qobuz } from './qobuz.ts'
import { soundcloud } from './soundcloud.ts'
import { tidal } from './tidal.ts'
import { youtube } from './youtube.ts'

/** All sources there are. The first that recognises a link gets it, so `http`, which takes any, is last. */
export const sources: readonly Source[] = [youtube, soundcloud, tidal, qobuz, deezer, http]

/** By canonical name or alias, in any case. */
export function findSource(name: string): Source | undefined {
  const wanted = name.toLowerCase()
  return sources.find((source) => source.name === wanted || source.aliases?.includes(wanted))
}

/** The registry as the engine wants it. */
export const catalog = { all: sources, find: findSource }
