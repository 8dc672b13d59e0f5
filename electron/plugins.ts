import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { PluginDescription, PluginReport, PluginsView } from '../shared/plugin.ts'
import { inEnglish, type Said, say } from '../shared/said.ts'
import { systemClock } from './engine/system-clock.ts'
import { askPluginSetup, inspectPlugin } from './process/inspect-plugin.ts'
import type { ProcessHost } from './process/process-host.ts'
import { rememberedSetup } from './remembered-setup.ts'
import type { Source } from './sources/contract.ts'
import { describedSource } from './sources/plugin-source.ts'
import { sources as builtIn } from './sources/registry.ts'

/** More would be a mistake. */
const MOST_PLUGINS = 50
/** Processes that plugins are asked in, at once. */
const AT_ONCE = 4

export type Plugins = {
  readonly view: PluginsView
  /** Those that may be used. */
  readonly sources: readonly Source[]
}

/** Asks each module of a folder what it is, if a person has turned plugins on. `folder`: absolute; it may not be there. */
export async function openPlugins(folder: string, enabled: boolean, host: ProcessHost): Promise<Plugins> {
  const files = await modulesIn(folder)
  if (!enabled) return { view: { enabled, folder, plugins: files.map((file) => unasked(file)) }, sources: [] }
  const answers = await inTurn(files.slice(0, MOST_PLUGINS), (file) =>
    inspectPlugin({ host, clock: systemClock }, join(folder, file)),
  )
  const sources: Source[] = []
  const plugins = files.map((file, index): PluginReport => {
    const answer = answers[index] ?? { problem: say('too-many-plugins', { most: MOST_PLUGINS }) }
    if ('problem' in answer) return { ...unasked(file), ...problemOf(answer.problem) }
    const { name, label, version } = answer
    const problem =
      clash(answer, [...builtIn, ...sources]) ?? take(answer, { path: join(folder, file), host }, sources)
    return { ...{ file, name, label, version }, ...problemOf(problem) }
  })
  return { view: { enabled, folder, plugins }, sources }
}

async function modulesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => !entry.isDirectory() && /^[^.].*\.(?:m?js|m?ts)$/.test(entry.name))
  return files.map(({ name }) => name).toSorted()
}

const unasked = (file: string): PluginReport => ({
  ...{ file, name: null, label: null, version: null, problem: null },
})

const problemOf = (said: Said | null): Pick<PluginReport, 'problem' | 'said'> =>
  said ? { problem: inEnglish(said), said } : { problem: null }

/** Adds it to `sources`, or says what is wrong with it. */
function take(
  description: PluginDescription,
  { path, host }: { readonly path: string; readonly host: ProcessHost },
  sources: Source[],
): Said | null {
  const { name } = description
  const askSetup = rememberedSetup(systemClock, (settings) =>
    askPluginSetup({ host, clock: systemClock }, { path, name, settings }),
  )
  try {
    sources.push(describedSource(description, path, askSetup))
    return null
  } catch (error) {
    return say('plugin-says', { problem: error instanceof Error ? error.message : String(error) })
  }
}

/** A source of ours cannot be replaced, nor that of a plugin before it; null: there is nobody of that name. */
function clash({ name, aliases }: PluginDescription, taken: readonly Source[]): Said | null {
  for (const wanted of [name, ...aliases]) {
    const other = taken.find((one) => one.name === wanted || one.aliases?.includes(wanted))
    if (other) return say('name-taken', { name: wanted, label: other.label })
  }
  return null
}

/** Answers in the order of `all`. */
async function inTurn<T, R>(all: readonly T[], ask: (one: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = []
  const left = all.entries()
  const askOn = async () => {
    for (const [index, one] of left) answers[index] = await ask(one)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, askOn))
  return answers
}
