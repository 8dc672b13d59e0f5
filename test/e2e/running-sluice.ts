import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import type { MethodName, ParamsOf, ResultOf } from '../../shared/methods.ts'
import type { PreferencesPatch } from '../../shared/preferences.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

/** What download processes run, as it was built. */
const childEntry = 'download-process.js'
/** The command line as it was built. */
export const cliPath = join(import.meta.dirname, '../../out/main/cli.js')

type Finished = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** Runs `sluice` with arguments, never on this machine's own data folder. */
export function spawnSluice(
  dataDir: string,
  args: readonly string[],
  cwd = dataDir,
  nodeArgs: readonly string[] = [],
  more: NodeJS.ProcessEnv = {},
): ChildProcess {
  const env = { ...process.env, SLUICE_DATA_DIR: dataDir, LC_ALL: 'C', ...more }
  return spawn(process.execPath, [...nodeArgs, cliPath, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

export async function finished(child: ChildProcess): Promise<Finished> {
  const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : ''))
  const [code] = await once(child, 'close')
  return { code, stdout: (await stdout) ?? '', stderr: (await stderr) ?? '' }
}

export const sluice = (dataDir: string, ...args: string[]): Promise<Finished> =>
  finished(spawnSluice(dataDir, args))

export type RunningSluice = AsyncDisposable & {
  /** As printed, secret and all. */
  readonly address: string
  /** Without a slash at its end. */
  readonly url: string
  readonly secret: string
  readonly pid: number
  readonly dataDir: string
  /** Where files go. */
  readonly downloads: string
  call<N extends MethodName>(name: N, params: ParamsOf<N>): Promise<ResultOf<N>>
  /** Process ids of its download processes, those at work first. */
  children(): Promise<number[]>
  /** Ends it and returns how it ended. */
  end(signal?: NodeJS.Signals): Promise<{ code: number | null; ms: number }>
}

/** Where a Sluice of a test keeps its things. What is there from an earlier start stays as it is. */
export async function prepareFolder(
  folder: string,
  preferences: PreferencesPatch,
): Promise<{ readonly dataDir: string; readonly downloads: string }> {
  const dataDir = join(folder, 'data')
  const downloads = join(folder, 'downloads')
  if ((await mkdir(dataDir, { recursive: true })) !== undefined) {
    await writeFile(
      join(dataDir, 'preferences.json'),
      JSON.stringify({ downloadDir: downloads, ...preferences }),
    )
  }
  return { dataDir, downloads }
}

/** `sluice serve` on a free port and a data folder below `folder`, which keeps it from one start to the next. */
export async function startSluice(
  folder: string,
  preferences: PreferencesPatch = {},
  nodeArgs: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<RunningSluice> {
  const { dataDir, downloads } = await prepareFolder(folder, preferences)
  const child = spawnSluice(dataDir, ['serve', '--port', '0'], dataDir, nodeArgs, env)
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  const address = await addressOf(child)
  const { origin: url, hash } = new URL(address)
  const secret = decodeURIComponent(hash.replace('#token=', ''))
  const pid = child.pid ?? 0
  const end = async (signal: NodeJS.Signals = 'SIGTERM') => {
    const start = performance.now()
    process.off('exit', kill)
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal)
      await once(child, 'exit')
    }
    return { code: child.exitCode, ms: performance.now() - start }
  }
  return {
    address,
    url,
    secret,
    pid,
    dataDir,
    downloads,
    call: (name, params) => call(url, secret, name, params),
    children: () => childrenOf(pid),
    end,
    async [Symbol.asyncDispose]() {
      await end()
    },
  }
}

/** A Sluice in a temporary folder, both gone in the end. */
export async function temporarySluice(
  preferences: PreferencesPatch = {},
  nodeArgs: readonly string[] = [],
): Promise<RunningSluice> {
  const folder = await tempFolder()
  const running = await startSluice(folder.path, preferences, nodeArgs)
  return {
    ...running,
    async [Symbol.asyncDispose]() {
      await running.end()
      await folder[Symbol.asyncDispose]()
    },
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  const { stdout, stderr } = child
  if (!stdout || !stderr) throw new Error('Its output is not piped.')
  const complaints = text(stderr)
  for await (const line of createInterface(stdout)) {
    const [, address] = /^Sluice is listening on (http:\S+)$/.exec(line) ?? []
    if (address !== undefined) {
      stdout.resume()
      return address
    }
  }
  throw new Error(`It did not start: ${await complaints}`)
}

async function call<N extends MethodName>(
  url: string,
  secret: string,
  name: N,
  params: ParamsOf<N>,
): Promise<ResultOf<N>> {
  const response = await fetch(`${url}/jsonrpc`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}` },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: `sluice.${name}`, params }),
  })
  const { result, error } = await response.json()
  if (error) throw new Error(error.message)
  return result
}

async function childrenOf(pid: number): Promise<number[]> {
  const listed = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')
  const children = await Promise.all(listed.split(' ').filter(Boolean).map(Number).map(commandOf))
  // A tool that is asked for its version is a child too, for a moment.
  const ours = children.filter(({ command }) => isAtWork(command) || command.includes(childEntry))
  return ours
    .toSorted((a, b) => Number(isAtWork(b.command)) - Number(isAtWork(a.command)))
    .map(({ pid }) => pid)
}

/** What a download process calls itself as long as it has one. */
const isAtWork = (command: string): boolean => /^[\w-]+-dl-/.test(command)

const commandOf = async (pid: number) => ({
  pid,
  command: await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
})
