import type { Clock } from '../shared/clock.ts'
import { faultAt } from '../shared/fault.ts'
import type { Preferences } from '../shared/preferences.ts'
import { RefusedError } from '../shared/rpc-error.ts'
import { say } from '../shared/said.ts'
import { notSetUp, type Setup, type SetupView, type SourceView } from '../shared/source.ts'
import type { Source } from './sources/contract.ts'

/** What callers may ask about sources. Describing one may take a look at its tool, so it is asynchronous. */
export function sourceViews(sources: readonly Source[], clock: Clock) {
  return {
    /** Whoever has not said in `patience` seconds whether it is set up is shown without: none keeps the others waiting. */
    async views(preferences: Preferences, patience: number): Promise<SourceView[]> {
      const { promise, resolve } = Promise.withResolvers<SetupView>()
      using _late = clock.at(clock.monotonic() + patience * 1_000, () => resolve({ ready: null }))
      return await Promise.all(sources.map((source) => viewOf(source, preferences, promise)))
    },

    hasHostLanes: (name: string): boolean =>
      sources.some((one) => one.name === name && one.hostOf !== undefined),

    /** Throws a RefusedError that says what is wrong with a source's settings. */
    check(name: string, settings: unknown): void {
      const source = sources.find((one) => one.name === name)
      if (!source) throw new RefusedError(say('unknown-source', { name, known: names(sources) }))
      const { error } = source.settings.safeParse(settings)
      const [issue] = error?.issues ?? []
      if (issue) throw new RefusedError(faultAt(issue, source.label))
    },
  }
}

const names = (sources: readonly Source[]): string => sources.map(({ name }) => name).join(', ')

/** `unknown` settles when there has been time enough to answer. */
async function viewOf(
  source: Source,
  preferences: Preferences,
  unknown: Promise<SetupView>,
): Promise<SourceView> {
  const { name, label, aliases = [], policy, fields = [] } = source
  const setup = await Promise.race([setupOf(source, preferences.sources[name] ?? {}), unknown])
  const hostLanes = source.hostOf !== undefined
  return { name, label, aliases: [...aliases], policy, hostLanes, setup, fields: [...fields] }
}

/** Settings that no longer fit (an older version's, or edited by hand) must not hide the source. */
async function setupOf(source: Source, settings: unknown): Promise<Setup> {
  const { success, data, error } = source.settings.safeParse(settings)
  if (success) return source.configured(data)
  const [issue] = error.issues
  const problem = issue ? faultAt(issue) : error.message
  return notSetUp(say('settings-unfit', { problem }), say('set-again'))
}
