import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../shared/clock.ts'
import type { PluginDescription, PluginReport, PluginsView } from '../shared/plugin.ts'
import { inEnglish, type Said, type SaidCode, say } from '../shared/said.ts'
import { systemClock } from './engine/system-clock.ts'
import { askPluginSetup, type InspectParts, inspectPlugin } from './process/inspect-plugin.ts'
import type { ProcessHost } from './process/process-host.ts'
import { rememberedSetup } from './remembered-setup.ts'
import type { Source } from './sources/contract.ts'
import { describedSource } from './sources/plugin-source.ts'
import { sources as builtIn } from './sources/registry.ts'
import type { PluginFile, SlowPlugins } from './store/slow-plugins.ts'

/** More would be a mistake. */
const MOST_PLUGINS = 50
/** Processes that plugins are asked in, at once. */
const AT_ONCE = 4

/** Starting waits no longer for all of them together, in ms. */
const PATIENCE_MS = 10_000

export type PluginParts = {
  /** Absolute; it may not be there. */
  readonly folder: string
  /** A person has turned plugins on. */
  readonly enabled: boolean
  readonly host: ProcessHost
  readonly clock: Clock
  /** Those that are not asked now, since they did not answer before. */
  readonly slow: Pick<SlowPlugins, 'has'>
}

export type Plugins = {
  readonly view: PluginsView
  /** Those that may be used. */
  readonly sources: readonly Source[]
  /** Which were asked, and did not answer. */
  readonly silent: readonly PluginFile[]
  /** Which were not asked, since they had not answered before, or others took too long. */
  readonly skipped: readonly PluginFile[]
}

/** Asks each module of a folder what it is. */
export async function openPlugins({ folder, enabled, host, clock, slow }: PluginParts): Promise<Plugins> {
  const files = await modulesIn(folder)
  if (!enabled) {
    const plugins = files.map(({ name }) => unasked(name))
    return { view: { enabled, folder, plugins }, sources: [], silent: [], skipped: [] }
  }
  const patience = new AbortController()
  using _late = clock.at(clock.monotonic() + PATIENCE_MS, () => patience.abort())
  const { signal } = patience
  const asked = files.slice(0, MOST_PLUGINS)
  const answers = await inTurn(asked, async (file) => {
    if (signal.aborted || slow.has(file)) return { problem: say('plugin-not-waited-for') }
    return await inspectPlugin({ host, clock, signal }, join(folder, file.name))
  })
  const sources: Source[] = []
  const plugins = files.map(({ name: file }, index): PluginReport => {
    const answer = answers[index] ?? { problem: say('too-many-plugins', { most: MOST_PLUGINS }) }
    if ('problem' in answer) return { ...unasked(file), ...problemOf(answer.problem) }
    const { name, label, version } = answer
    const problem =
      clash(answer, [...builtIn, ...sources]) ?? take(answer, { path: join(folder, file), host }, sources)
    return { ...{ file, name, label, version }, ...problemOf(problem) }
  })
  const said = (code: SaidCode) => (_: PluginFile, index: number) => plugins[index]?.said?.code === code
  return {
    view: { enabled, folder, plugins },
    sources,
    silent: asked.filter(said('plugin-silent')),
    skipped: asked.filter(said('plugin-not-waited-for')),
  }
}

/**
 * Keeps which did not answer, and asks those again that were not waited for: one that answers by now is waited for
 * at the next start. Never rejects for a plugin's sake.
 */
export async function reviewSlowPlugins(
  { silent, skipped, view }: Plugins,
  slow: SlowPlugins,
  { host, clock, signal }: Required<Pick<InspectParts, 'host' | 'clock' | 'signal'>>,
): Promise<void> {
  for (const file of silent) slow.note(file, true)
  await inTurn(skipped, async (file) => {
    if (signal.aborted) return
    const answer = await inspectPlugin({ host, clock, signal }, join(view.folder, file.name))
    const isSilent = 'problem' in answer && answer.problem.code === 'plugin-silent'
    if (!isSilent) slow.note(file, false)
  })
}

/** In the order of their names. A file that changes while it is looked at is another one. */
async function modulesIn(folder: string): Promise<PluginFile[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => !entry.isDirectory() && /^[^.].*\.(?:m?js|m?ts)$/.test(entry.name))
  const names = files.map(({ name }) => name).toSorted()
  return await Promise.all(names.map(async (name) => ({ name, stamp: await stampOf(join(folder, name)) })))
}

async function stampOf(path: string): Promise<string> {
  const { size, mtimeMs } = await stat(path).catch(() => ({ size: 0, mtimeMs: 0 }))
  return `${size} bytes of ${mtimeMs}`
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
