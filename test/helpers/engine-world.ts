import { DownloadEngine } from '../../electron/engine/engine.ts'
import type { SourceCatalog, SourceInfo } from '../../electron/engine/ports.ts'
import type { LanePolicy } from '../../shared/lane.ts'
import { defaultPreferences, Preferences } from '../../shared/preferences.ts'
import type { RecordId } from '../../shared/record.ts'
import { FakeRunner } from './fake-runner.ts'
import { ManualClock, settled } from './manual-clock.ts'
import { MemoryRepository } from './memory-repository.ts'

function source(name: string, policy: LanePolicy, more: Partial<SourceInfo> = {}): SourceInfo {
  return {
    name,
    label: name,
    policy,
    parse: (filename) => {
      const [targetId, displayName] = filename.split('||')
      return targetId && displayName ? { targetId, displayName, filename, extra: {} } : null
    },
    recognise: () => null,
    ...more,
  }
}

const web = source(
  'web',
  { concurrency: 2, delay: 0 },
  {
    hostOf: (targetId) => new URL(targetId).host,
    probe: true,
    recognise: ({ href }) =>
      href.startsWith('http')
        ? { targetId: href, displayName: href, filename: href, extra: { url: href } }
        : null,
  },
)

const all = [
  source('slow', { concurrency: 1, delay: 3 }),
  source('plain', { concurrency: 1, delay: 0 }),
  source(
    'deezer',
    { concurrency: 1, delay: 0 },
    {
      aliases: ['deezer_dl'],
      username: 'deezer_dl',
      processName: (targetId) => `deezer-dl-${targetId}`,
    },
  ),
  web,
]

export const worldCatalog: SourceCatalog = {
  all,
  find: (name) => all.find((one) => one.name === name || one.aliases?.includes(name)),
}

/** A real engine on a clock that moves when told, with runs that end when told. */
export function engineWorld(preferences: Partial<Preferences> = {}, from: Partial<World> = {}) {
  const clock = from.clock ?? new ManualClock()
  const repository = from.repository ?? new MemoryRepository()
  const runner = new FakeRunner()
  let current = Preferences.parse({ ...defaultPreferences, ...preferences })
  /** Bytes free on the disk of every folder, of a terabyte. */
  const disk = { free: 5e11 }
  const parts = {
    clock,
    catalog: worldCatalog,
    runner,
    repository,
    downloadDir: () => current.downloadDir || '/files',
    spaceIn: async () => ({ ...disk, total: 1e12 }),
    random: () => 0,
  }
  const engine = DownloadEngine.open(parts, current)
  return {
    clock,
    runner,
    repository,
    disk,
    engine,
    /** Dispatches to a source, by short names. */
    dispatch: (source: string, ...names: string[]): RecordId[] =>
      names.map((name) =>
        engine.dispatch({ source, targetId: name, displayName: name, originalFilename: `${name}||Title` }),
      ),
    set: (change: Partial<Preferences>) => {
      current = Preferences.parse({ ...current, ...change })
      engine.applyPreferences(current)
      return settled()
    },
    state: (id: RecordId | undefined) => (id === undefined ? undefined : engine.getDownloadStatus(id)?.state),
    record: (id: RecordId | undefined) => {
      const record = id === undefined ? null : engine.getDownloadStatus(id)
      if (!record) throw new Error(`No record ${id}`)
      return record
    },
  }
}

type World = { clock: ManualClock; repository: MemoryRepository }
