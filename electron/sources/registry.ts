import { command, commandNamed } from './command.ts'
import type { Source } from './contract.ts'
import { deezer } from './deezer.ts'
import { http } from './http.ts'
import { qobuz } from './qobuz.ts'
import { soundcloud } from './soundcloud.ts'
import { tidal } from './tidal.ts'
import { youtube } from './youtube.ts'

/**
 * All sources there are. The first that recognises a link gets it; `http` takes any link of the web, so what
 * stands behind it gets only what it is asked for by name, or nobody else knows.
 */
export const sources: readonly Source[] = [youtube, soundcloud, tidal, qobuz, deezer, http, command]

/** By canonical name or alias, in any case. */
export function findSource(name: string): Source | undefined {
  const wanted = name.toLowerCase()
  const [, commandName] = /^command:(.+)$/.exec(wanted) ?? []
  if (commandName !== undefined) return commandNamed(commandName)
  return sources.find((source) => source.name === wanted || source.aliases?.includes(wanted))
}

/** The registry as the engine wants it. */
export const catalog = { all: sources, find: findSource }
