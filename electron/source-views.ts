import type { Preferences } from '../shared/preferences.ts'
import { RefusedError } from '../shared/rpc-error.ts'
import type { SourceView } from '../shared/source.ts'
import type { Source } from './sources/contract.ts'

/** What callers may ask about sources. Describing one may take a look at its tool, so it is asynchronous. */
export function sourceViews(sources: readonly Source[]) {
  return {
    views: (preferences: Preferences): Promise<SourceView[]> =>
      Promise.all(sources.map((source) => viewOf(source, preferences))),

    hasHostLanes: (name: string): boolean =>
      sources.some((one) => one.name === name && one.hostOf !== undefined),

    /** Throws a RefusedError that says what is wrong with a source's settings. */
    check(name: string, settings: unknown): void {
      const source = sources.find((one) => one.name === name)
      if (!source) throw new RefusedError(`There is no source named "${name}".`)
      const { error } = source.settings.safeParse(settings)
      const [issue] = error?.issues ?? []
      if (!issue) return
      const where = [source.label, ...issue.path.map(String)].join(' › ')
      throw new RefusedError(`${where}: ${issue.message}`)
    },
  }
}

async function viewOf(source: Source, preferences: Preferences): Promise<SourceView> {
  const { name, label, aliases = [], policy } = source
  const setup = await setupOf(source, preferences.sources[name] ?? {})
  return { name, label, aliases: [...aliases], policy, hostLanes: source.hostOf !== undefined, setup }
}

/** Settings that no longer fit (an older version's, or edited by hand) must not hide the source. */
async function setupOf(source: Source, settings: unknown): Promise<SourceView['setup']> {
  const { success, data, error } = source.settings.safeParse(settings)
  if (success) return source.configured(data)
  const reason = error.issues.map(({ message }) => message).join(' ')
  return { ready: false, reason: `Its settings do not fit: ${reason}`, howTo: 'Set them again.' }
}
