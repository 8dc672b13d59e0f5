import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { methods } from '../../shared/methods.ts'
import type { Preferences } from '../../shared/preferences.ts'
import type { DownloadRecord, RecordId } from '../../shared/record.ts'
import { RefusedError } from '../../shared/rpc-error.ts'
import { onParentGone } from '../end-signals.ts'
import { DownloadEngine } from '../engine/engine.ts'
import { systemClock } from '../engine/system-clock.ts'
import { openPlugins } from '../plugins.ts'
import type { ProcessHost } from '../process/process-host.ts'
import { ProcessPool } from '../process/process-pool.ts'
import { catalogWith } from '../sources/registry.ts'
import { dataFolderAt, dataFolderPath } from '../store/data-folder.ts'
import { inMemory } from '../store/database.ts'
import { SlowPlugins } from '../store/slow-plugins.ts'
import { SqliteRepository } from '../store/sqlite-repository.ts'
import { inWords } from '../transport/call.ts'
import { linksIn } from './arguments.ts'
import { CommandError, exitCode } from './exit-code.ts'
import { followToEnd } from './foreground.ts'
import { type LinkOptions, optionsFrom } from './link-options.ts'
import { savedPreferences } from './preferences.ts'
import { barView, lineView, silentView } from './progress-view.ts'
import { saidWords } from './said-words.ts'

type GetOptions = LinkOptions & {
  readonly input?: string
  readonly jobs?: number
  readonly json?: boolean
}

/** Downloads in the foreground, with an engine of its own that keeps nothing. Returns the exit code. */
export async function get(urls: readonly string[], options: GetOptions, host: ProcessHost): Promise<number> {
  const params = checked([...urls, ...(await linksFrom(options.input))], options)
  const runner = new ProcessPool({ host, clock: systemClock })
  // Where none is begun yet, it starts while the rest is made ready.
  runner.warm()
  const preferences = savedPreferences()
  const { plugins: folderOfPlugins, slowPlugins } = dataFolderAt(dataFolderPath())
  const plugins = await openPlugins({
    ...{ folder: folderOfPlugins, enabled: preferences.plugins },
    ...{ host, clock: systemClock, slow: SlowPlugins.open(slowPlugins) },
  })
  const catalog = catalogWith(plugins.sources)
  // It ends with its process, and so does all that is known of it.
  const repository = SqliteRepository.open({ path: inMemory })
  // Nobody waits before a prompt for room on a disk: each download says by itself that it found none.
  const spaceIn = async () => null
  const parts = { clock: systemClock, catalog, runner, repository, downloadDir: () => params.dir, spaceIn }
  const engine = DownloadEngine.open(parts, withJobs(preferences, options.jobs))
  try {
    const ids = await accepted(engine, params, preferences)
    return await download(engine, ids, options)
  } finally {
    await engine.close()
  }
}

async function download(
  engine: DownloadEngine,
  ids: readonly RecordId[],
  { json }: GetOptions,
): Promise<number> {
  const view = await viewFor(json === true)
  let signal: number | undefined
  const stop = (code: number) => () => {
    if (signal !== undefined) process.exit(code)
    signal = code
    void engine.cancelAllDownloads({})
  }
  const [onInterrupt, onTerminate] = [stop(exitCode.interrupted), stop(exitCode.terminated)]
  process.on('SIGINT', onInterrupt).on('SIGTERM', onTerminate)
  onParentGone(onTerminate)
  const ended = await followToEnd(engine, ids, view, (record) => {
    if (json) process.stdout.write(`${JSON.stringify(record)}\n`)
  })
  view.close()
  // The handlers stay: until the engine has closed, a second Ctrl-C still means at once.
  if (signal !== undefined) return signal
  return ended.every(isWhole) ? exitCode.ok : exitCode.failed
}

/** A list is whole when all that is in it could be had. */
const isWhole = ({ state, expanded }: DownloadRecord): boolean =>
  state === 'Completed, Succeeded' &&
  (expanded === null || (expanded.unavailable === 0 && expanded.problem === null))

async function accepted(
  engine: DownloadEngine,
  params: ReturnType<typeof checked>,
  { language }: Preferences,
): Promise<RecordId[]> {
  try {
    return engine.add(params)
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    throw new CommandError(await saidWords(error.said, language), { cause: error, code: exitCode.usage })
  }
}

function checked(urls: readonly string[], options: GetOptions) {
  if (urls.length === 0) throw new CommandError('No links were given.', { code: exitCode.usage })
  if (urls.length > 1 && (options.output !== undefined || options.checksum !== undefined)) {
    throw new CommandError('A name or a checksum is for a single link.', { code: exitCode.usage })
  }
  const dir = resolve(options.dir ?? '.')
  const { success, data, error } = methods.add.params.safeParse({ urls, ...optionsFrom(options), dir })
  if (!success) throw new CommandError(inWords(error), { code: exitCode.usage })
  return { ...data, dir }
}

async function linksFrom(input: string | undefined): Promise<string[]> {
  if (input === undefined) return []
  try {
    return linksIn(input === '-' ? await text(process.stdin) : await readFile(input, 'utf8'))
  } catch (error) {
    throw new CommandError(`${input} cannot be read: ${String(error)}`, { code: exitCode.usage })
  }
}

/** What is asked for here goes before what was set for any host. */
function withJobs(preferences: Preferences, jobs: number | undefined): Preferences {
  if (jobs === undefined) return preferences
  const lanes = { ...preferences.lanes }
  for (const [key, lane] of Object.entries({ http: {}, ...lanes })) {
    if (key === 'http' || key.startsWith('http:')) lanes[key] = { ...lane, concurrency: jobs }
  }
  return { ...preferences, lanes, maxActive: jobs }
}

function viewFor(json: boolean) {
  if (json) return silentView
  if (process.stderr.isTTY) return barView()
  const lines = {
    result: (line: string) => void process.stdout.write(`${line}\n`),
    note: (line: string) => void process.stderr.write(`${line}\n`),
  }
  return lineView(lines, () => performance.now())
}
