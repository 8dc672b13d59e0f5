import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './nginx.ts'
import { tempFolder } from './temp-folder.ts'

type Account = { readonly username: string; readonly password: string }

export type RunningProxy = AsyncDisposable & {
  /** `host:port`. */
  readonly address: string
  /** What it wrote of those it served. */
  log(): Promise<string>
}

/** Debian's tinyproxy, an HTTP proxy, on a free loopback port. */
export async function httpProxy(account?: Account): Promise<RunningProxy> {
  const folder = await tempFolder()
  const port = await freePort()
  const [config, log] = [join(folder.path, 'conf'), join(folder.path, 'log')]
  const lines = [`Port ${port}`, 'Listen 127.0.0.1', 'Timeout 60', `LogFile "${log}"`, 'LogLevel Connect']
  if (account) lines.push(`BasicAuth ${account.username} ${account.password}`)
  await writeFile(config, `${lines.join('\n')}\n`)
  const child = spawn('tinyproxy', ['-d', '-c', config], { stdio: 'ignore' })
  return await listening(child, port, () => readFile(log, 'utf8'), folder)
}

/** Debian's microsocks, a SOCKS5 proxy, on a free loopback port. */
export async function socksProxy(account?: Account): Promise<RunningProxy> {
  const folder = await tempFolder()
  const port = await freePort()
  const own = account ? ['-u', account.username, '-P', account.password] : []
  const child = spawn('microsocks', ['-i', '127.0.0.1', '-p', `${port}`, ...own], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (bytes) => {
    said += bytes
  })
  return await listening(child, port, async () => said, folder)
}

async function listening(
  child: ChildProcess,
  port: number,
  log: () => Promise<string>,
  folder: AsyncDisposable,
): Promise<RunningProxy> {
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`The proxy did not start: ${child.spawnargs.join(' ')}`)
    await sleep(20)
  }
  return {
    address: `127.0.0.1:${port}`,
    log,
    async [Symbol.asyncDispose]() {
      process.off('exit', kill)
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
      await folder[Symbol.asyncDispose]()
    },
  }
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  const isThere = await once(socket, 'connect').then(
    () => true,
    () => false,
  )
  socket.destroy()
  return isThere
}
