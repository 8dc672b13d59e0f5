import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Identity } from './fault-server.ts'
import { freePort } from './nginx.ts'
import { tempFolder } from './temp-folder.ts'

type Place = { readonly host: string; readonly port: number }

type Account = { readonly username: string; readonly password: string }

export type RunningProxy = AsyncDisposable & {
  /** `host:port`. */
  readonly address: string
  /** What it wrote of those it served. */
  log(): Promise<string>
}

/** Debian's tinyproxy, an HTTP proxy, on a free loopback port. */
export async function httpProxy(account?: Account, host = '127.0.0.1'): Promise<RunningProxy> {
  const folder = await tempFolder()
  const port = await freePort()
  const [config, log] = [join(folder.path, 'conf'), join(folder.path, 'log')]
  const lines = [`Port ${port}`, `Listen ${host}`, 'Timeout 60', `LogFile "${log}"`, 'LogLevel Connect']
  if (account) lines.push(`BasicAuth ${account.username} ${account.password}`)
  await writeFile(config, `${lines.join('\n')}\n`)
  const child = spawn('tinyproxy', ['-d', '-c', config], { stdio: 'ignore' })
  return await listening(child, { host, port }, () => readFile(log, 'utf8'), folder)
}

/** An HTTP proxy that is spoken to by TLS: Debian's stunnel, which shows `identity`, before tinyproxy. */
export async function httpsProxy(identity: Identity, account?: Account): Promise<RunningProxy> {
  const inner = await httpProxy(account)
  const folder = await tempFolder()
  const place = { host: '127.0.0.1', port: await freePort() }
  const [config, shown] = [join(folder.path, 'conf'), join(folder.path, 'identity.pem')]
  await writeFile(shown, identity.key + identity.cert, { mode: 0o600 })
  const general = ['foreground = yes', 'pid =', 'syslog = no', 'debug = err']
  const service = [`accept = ${place.host}:${place.port}`, `connect = ${inner.address}`, `cert = ${shown}`]
  await writeFile(config, `${[...general, '[proxy]', ...service].join('\n')}\n`)
  const child = spawn('stunnel', [config], { stdio: 'ignore' })
  const both = new AsyncDisposableStack()
  both.use(folder)
  both.use(inner)
  return await listening(child, place, () => inner.log(), both)
}

/** Debian's microsocks, a SOCKS5 proxy, on a free loopback port. */
export async function socksProxy(account?: Account, host = '127.0.0.1'): Promise<RunningProxy> {
  const folder = await tempFolder()
  const port = await freePort()
  const own = account ? ['-u', account.username, '-P', account.password] : []
  const child = spawn('microsocks', ['-i', host, '-p', `${port}`, ...own], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (bytes) => {
    said += bytes
  })
  return await listening(child, { host, port }, async () => said, folder)
}

async function listening(
  child: ChildProcess,
  { host, port }: Place,
  log: () => Promise<string>,
  folder: AsyncDisposable,
): Promise<RunningProxy> {
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  while (!(await answers({ host, port }))) {
    if (child.exitCode !== null) throw new Error(`The proxy did not start: ${child.spawnargs.join(' ')}`)
    await sleep(20)
  }
  return {
    address: host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`,
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

async function answers(place: Place): Promise<boolean> {
  const socket = connect(place)
  const isThere = await once(socket, 'connect').then(
    () => true,
    () => false,
  )
  socket.destroy()
  return isThere
}
