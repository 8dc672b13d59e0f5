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

/** By canonical name or alias, in any case. */
export function findSource(name: string): Source | undefined {
  const wanted = name.toLowerCase()
  const [, commandName] = /^command:(.+)$/.exec(wanted) ?? []
  if (commandName !== undefined) return commandNamed(commandName)
  return sources.find((source) => source.name === wanted || source.aliases?.includes(wanted))
}

/** The registry as the engine wants it. */
export const catalog = { all: sources, find: findSource }
