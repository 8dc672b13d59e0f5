import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import type { PreferencesPatch } from '../../shared/preferences.ts'
import { prepareFolder } from './running-sluice.ts'

const root = join(import.meta.dirname, '../..')
const standIn = join(root, 'test/electron-standin/electron')
/** Set by `npm run test:electron`. */
const { SLUICE_TEST_ELECTRON: executablePath = standIn } = process.env

// Root has no sandbox, nor have most containers; the pages are ours.
const args = process.platform === 'linux' ? ['--no-sandbox', root] : [root]

export type DesktopSluice = AsyncDisposable & {
  readonly app: ElectronApplication
  readonly page: Page
  readonly process: ChildProcess
  /** Where files go. */
  readonly downloads: string
  readonly dataDir: string
  /** The person's folder for settings of desktop and programs. */
  readonly configDir: string
  /** Process ids of its download processes. */
  children(): Promise<number[]>
  /** Process ids of it and all that run below it, Chromium's included. */
  tree(): Promise<number[]>
  /** Starts the app a second time. Returns the code it ended with. */
  startAgain(links?: readonly string[]): Promise<number | null>
  /** Settles once its main process has ended. */
  readonly ended: Promise<unknown>
  /** Quits it as a person does, and waits until it has ended. */
  quit(): Promise<void>
}

/** What is started: a packaged app by its executable, else the built one. */
type Started = {
  readonly executablePath: string
  readonly args: readonly string[]
  /** Beside what every start has. */
  readonly env?: Readonly<Record<string, string>>
}
const built: Started = { executablePath, args }
export const packaged = (path: string, env: Readonly<Record<string, string>> = {}): Started => ({
  executablePath: path,
  args: args.slice(0, -1),
  env,
})
export const builtWith = (...more: string[]): Started => ({ executablePath, args: [...args, ...more] })

/** Starts the built app on its executable, or what stands in for it, with all it keeps below `folder`. */
export async function launchDesktop(
  folder: string,
  preferences: PreferencesPatch = {},
  { executablePath, args, env: more = {} }: Started = built,
) {
  const { dataDir, downloads } = await prepareFolder(folder, preferences)
  const configDir = join(folder, 'config')
  const env = { ...environment(dataDir, configDir), ...more }
  const app = await _electron.launch({ executablePath, args: [...args], cwd: root, env })
  const startAgain = async (links: readonly string[] = []): Promise<number | null> => {
    const second = spawn(executablePath, [...args, ...links], { cwd: root, env, stdio: 'ignore' })
    const [code] = await once(second, 'exit')
    return code
  }
  return { app, startAgain, dataDir, downloads, configDir }
}

/** The app with its window. */
export async function startDesktop(
  folder: string,
  preferences: PreferencesPatch = {},
  started: Started = built,
): Promise<DesktopSluice> {
  const { app, ...others } = await launchDesktop(folder, preferences, started)
  const process = app.process()
  const ended = once(process, 'exit')
  const page = await shownPage(app).catch(async (error: unknown) => {
    await app.close()
    throw error
  })
  const quit = async () => {
    if (process.exitCode === null && process.signalCode === null) await app.close()
  }
  return {
    app,
    page,
    process,
    ...others,
    children: () => childrenOf(app),
    tree: () => treeOf(process.pid ?? 0),
    ended,
    quit,
    [Symbol.asyncDispose]: quit,
  }
}

/** The window is there before its page is. */
export async function shownPage(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow()
  // In whatever language.
  await page.getByRole('toolbar').getByRole('button').first().waitFor({ timeout: 20_000 })
  return page
}

/** All but what an npm above would have the app do: watch over that npm, and end with it. */
function environment(dataDir: string, configDir: string): Record<string, string> {
  const { npm_lifecycle_event: _script, APPIMAGE: _image, ...rest } = process.env
  return { ...(rest as Record<string, string>), SLUICE_DATA_DIR: dataDir, XDG_CONFIG_HOME: configDir }
}

async function childrenOf(app: ElectronApplication): Promise<number[]> {
  const metrics = await app.evaluate(({ app }) => app.getAppMetrics())
  return metrics.filter(({ serviceName }) => serviceName === 'node.mojom.NodeService').map(({ pid }) => pid)
}

async function treeOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => [])
  const listed = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '')),
  )
  const children = listed.join(' ').split(' ').filter(Boolean).map(Number)
  return [pid, ...(await Promise.all(children.map(treeOf))).flat()]
}
