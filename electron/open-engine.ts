import { setFlagsFromString } from 'node:v8'
import { methods } from '../shared/methods.ts'
import type { Preferences } from '../shared/preferences.ts'
import type { DownloadRecord, RecordId } from '../shared/record.ts'
import type { Said } from '../shared/said.ts'
import type { Stats } from '../shared/stats.ts'
import { DownloadEngine } from './engine/engine.ts'
import { systemClock } from './engine/system-clock.ts'
import { openPlugins, reviewSlowPlugins } from './plugins.ts'
import type { ProcessHost } from './process/process-host.ts'
import { ProcessPool } from './process/process-pool.ts'
import { sourceViews } from './source-views.ts'
import { catalogWith } from './sources/registry.ts'
import { type DataFolder, openDataFolder } from './store/data-folder.ts'
import { type DataFolderLock, lockDataFolder } from './store/data-folder-lock.ts'
import { toOwnNames } from './store/own-names.ts'
import { PreferencesFile } from './store/preferences-file.ts'
import { removeRunningEngine, writeRunningEngine } from './store/running-engine.ts'
import { loadSecret } from './store/secret.ts'
import { SlowPlugins } from './store/slow-plugins.ts'
import { SqliteRepository } from './store/sqlite-repository.ts'
import { spaceIn } from './transfer/folder.ts'
import { type Call, makeCall } from './transport/call.ts'
import { makeHandlers } from './transport/handlers.ts'
import type { Namespaces } from './transport/json-rpc.ts'
import { Publisher } from './transport/publisher.ts'
import { sluiceNamespace } from './transport/sluice-namespace.ts'

export type OpenOptions = {
  /** Where download processes come from. */
  readonly host: ProcessHost
  /** Where files go as long as the preferences name no folder. */
  readonly systemDownloads: string
  /** Default: `SLUICE_DATA_DIR`, or the system's place. */
  readonly dataDir?: string
}

/** An engine at work on a data folder, with what every host hands on to its callers. */
export type OpenedEngine = {
  readonly call: Call
  readonly namespaces: Namespaces
  readonly publisher: Publisher
  readonly secret: string
  /** What could not be read at the start and what became of it. */
  readonly problems: readonly Said[]
  readonly preferences: Pick<PreferencesFile, 'get' | 'onChange'>
  stats(): Stats
  record(id: RecordId): DownloadRecord | null
  /** Where things of the host's own are kept. */
  readonly folder: DataFolder
  /** Tells the command line and a second start where this engine is reached. */
  announce(url: string): void
  logError(what: string, error: unknown): void
  /** Stops what runs, keeping what has arrived, and lets go of the data folder. Once. Rejects when it cannot save. */
  close(): Promise<void>
}

/** Opens the data folder and puts the engine together. Rejects with DataFolderInUseError when another works on it. */
export async function openEngine(options: OpenOptions): Promise<OpenedEngine> {
  // Listing 100,000 downloads leaves much garbage. V8 would rather let it lie (380 MB) than clear it away (125 MB).
  setFlagsFromString('--optimize-for-size')
  const folder = openDataFolder(options.dataDir)
  const lock = lockDataFolder(folder)
  try {
    return await assemble(folder, lock, options)
  } catch (error) {
    lock.release()
    throw error
  }
}

async function assemble(
  folder: DataFolder,
  lock: DataFolderLock,
  options: OpenOptions,
): Promise<OpenedEngine> {
  const secret = loadSecret(folder)
  const preferences = PreferencesFile.open({ folder: folder.path })
  const repository = SqliteRepository.open({
    path: folder.database,
    onDamage: (what) => logError('A saved entry', what),
  })
  // Before the engine: a download of a source that nobody knows would be put aside.
  const slow = SlowPlugins.open(folder.slowPlugins)
  const asking = { folder: folder.plugins, host: options.host, clock: systemClock }
  const plugins = await openPlugins({ ...asking, enabled: preferences.get().plugins, slow })
  const catalog = catalogWith(plugins.sources)
  const ownKey = (key: string) => key.replace(/^[^:]*/, (name) => catalog.find(name)?.name ?? name)
  const renamed = toOwnNames(preferences.get(), ownKey)
  if (renamed) preferences.patch(renamed)
  const runner = new ProcessPool({ host: options.host, clock: systemClock })
  const downloadDir = () => preferences.get().downloadDir || options.systemDownloads
  const parts = { clock: systemClock, catalog, runner, repository, downloadDir, spaceIn }
  const engine = DownloadEngine.open(parts, preferences.get())
  const publisher = new Publisher(engine, systemClock)
  preferences.onChange((next: Preferences) => {
    engine.applyPreferences(next)
    publisher.tellPreferences(next)
  })
  const closing = new AbortController()
  const reviewed = reviewSlowPlugins(plugins, slow, { ...asking, signal: closing.signal }).catch(
    (error: unknown) => logError('Plugins that are slow', error),
  )
  const sources = sourceViews(catalog.all, systemClock)
  const handlers = makeHandlers({
    engine,
    preferences,
    sources,
    plugins: plugins.view,
    publisher,
    downloadDir,
  })
  const call = makeCall(methods, handlers, logError)
  return {
    call,
    namespaces: { sluice: sluiceNamespace(call) },
    publisher,
    secret,
    preferences,
    stats: () => engine.getStats(),
    record: (id) => engine.getDownloadStatus(id),
    problems: [...preferences.problems, ...repository.problems],
    folder,
    announce: (url) => writeRunningEngine(folder, { pid: process.pid, url }),
    logError,
    async close() {
      publisher[Symbol.dispose]()
      closing.abort()
      await reviewed
      try {
        await engine.close()
      } finally {
        repository.close()
        removeRunningEngine(folder)
        lock.release()
      }
    },
  }
}

function logError(what: string, error: unknown): void {
  const details = error instanceof Error ? error.stack : String(error)
  process.stderr.write(`${new Date().toISOString()} ${what}: ${details}\n`)
}
