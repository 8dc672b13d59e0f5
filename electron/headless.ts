import { join } from 'node:path'
import { inEnglish } from '../shared/said.ts'
import { CommandError, exitCode } from './cli/exit-code.ts'
import { onEndSignal } from './end-signals.ts'
import { type OpenedEngine, openEngine } from './open-engine.ts'
import { ForkedProcessHost } from './process/forked-process-host.ts'
import { openDataFolder } from './store/data-folder.ts'
import { DataFolderInUseError } from './store/data-folder-lock.ts'
import { readRunningEngine } from './store/running-engine.ts'
import { systemDownloads } from './system-downloads.ts'
import { ListenError, startWebServer, type WebServer } from './transport/web-server.ts'

export type ServeOptions = {
  readonly port: number
  readonly host: string
  readonly token?: string
  readonly data?: string
  readonly open?: boolean
}

/** Whatever still runs then is left to the next start, which takes it up where it is. */
const DRAIN_MS = 3_000

/** Runs the engine with its window on the web until a signal ends it. `folder`: where the built files are. */
export async function serve(options: ServeOptions, folder: string): Promise<number> {
  const opened = await openOrSayWhy(options, folder)
  const secret = options.token ?? opened.secret
  const server = await listenOrClose(opened, options, secret, join(folder, '../renderer'))
  opened.announce(server.url)
  for (const problem of opened.problems) console.error(inEnglish(problem))
  const address = `${server.url}/#token=${encodeURIComponent(secret)}`
  // Before the line that says all is ready: a signal may come the moment it is read.
  const signal = nextSignal()
  console.log(`Sluice is listening on ${address}`)
  if (options.open) await openInBrowser(address)
  await signal
  await drained(server, opened)
  return exitCode.ok
}

async function openOrSayWhy({ data }: ServeOptions, folder: string): Promise<OpenedEngine> {
  try {
    const host = new ForkedProcessHost({ entryPath: join(folder, 'download-process.js') })
    return await openEngine({
      host,
      systemDownloads: systemDownloads(),
      ...(data !== undefined && { dataDir: data }),
    })
  } catch (error) {
    if (error instanceof DataFolderInUseError) throw new CommandError(inUse(error), { cause: error })
    throw error
  }
}

function inUse({ message, folder }: DataFolderInUseError): string {
  const running = readRunningEngine(openDataFolder(folder))
  return running ? `${message} It is process ${running.pid}, at ${running.url}` : message
}

async function listenOrClose(
  opened: OpenedEngine,
  { host, port }: ServeOptions,
  secret: string,
  pages: string,
): Promise<WebServer> {
  const { namespaces, publisher, preferences, logError } = opened
  const allowedHosts = () => preferences.get().allowedHosts
  try {
    return await startWebServer({ host, port, secret, allowedHosts, pages, namespaces, publisher, logError })
  } catch (error) {
    await opened.close()
    throw error instanceof ListenError ? new CommandError(elsewhere(error), { cause: error }) : error
  }
}

function elsewhere({ message, said }: ListenError): string {
  const option = said.code === 'no-address' ? '--host' : '--port'
  return said.code === 'not-listening' ? message : `${message} Choose another with ${option}.`
}

/** A second one ends the process at once. */
function nextSignal(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  onEndSignal((times) => (times === 1 ? resolve() : process.exit(exitCode.interrupted)))
  return promise
}

async function drained(server: WebServer, opened: OpenedEngine): Promise<void> {
  const tooLong = setTimeout(() => {
    console.error('Some downloads did not stop in time; the next start takes them up.')
    process.exit(exitCode.ok)
  }, DRAIN_MS)
  await server.close()
  await opened.close()
  clearTimeout(tooLong)
}

/** A machine without a browser is no reason not to serve. */
async function openInBrowser(address: string): Promise<void> {
  try {
    const { default: open } = await import('open')
    const child = await open(address)
    child.on('error', () => undefined)
  } catch {
    console.error('No browser could be opened; open the address above in one.')
  }
}
