import { command, commandNamed } from './command.ts'
import type { Source } from './contract.ts'
import { deezer } from './deezer.ts'
import { hifi } from './hifi.ts'
import { http } from './http.ts'
import { qobuz } from './qobuz.ts'
import { soundcloud } from './soundcloud.ts'
import { tidal } from './tidal.ts'
import { youtube } from './youtube.ts'

/**
 * All sources there are. The first that recognises a link gets it, and the others only when they are asked by
 * name: `hifi` knows Tidal's links too, and `http` takes any link of the web.
 */
export const sources: readonly Source[] = [youtube, soundcloud, tidal, qobuz, deezer, hifi, http, command]

export type Catalog = {
  readonly all: readonly Source[]
  /** By canonical name or alias, in any case. */
  find(name: string): Source | undefined
}

/** All sources, a person's own included: those know their links better than `http`, and none better than ours. */
export function catalogWith(own: readonly Source[]): Catalog {
  const all = [...sources.slice(0, sources.indexOf(http)), ...own, ...sources.slice(sources.indexOf(http))]
  return {
    all,
    find(name) {
      const wanted = name.toLowerCase()
      const [, commandName] = /^command:(.+)$/.exec(wanted) ?? []
      if (commandName !== undefined) return commandNamed(commandName)
      return all.find((source) => source.name === wanted || source.aliases?.includes(wanted))
    },
  }
}

/** Ours alone. */
export const catalog: Catalog = catalogWith([])
export const findSource = (name: string): Source | undefined => catalog.find(name)
