import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { tempFolder } from './temp-folder.ts'

/** One answered request, as nginx logged it. */
export type Access = {
  /** Ms since the epoch: when its first bytes came, and when its answer's last byte was handed over. */
  readonly start: number
  readonly end: number
  readonly method: string
  readonly uri: string
  readonly status: number
  /** Of the body, as sent. */
  readonly bytes: number
  readonly range: string
  /** Requests with one number came over one connection. */
  readonly connection: number
}

export type Nginx = AsyncDisposable & {
  /** Without a slash at its end. */
  readonly url: string
  readonly port: number
  /** Files put here are served. */
  readonly root: string
  /** What was asked and answered so far, in order of the answers' ends. */
  requests(): Promise<Access[]>
}

export type NginxOptions = {
  /** Parameters of `listen`, e.g. `sndbuf=64k`. */
  readonly listen?: string
  /** Directives of `location /`, e.g. `limit_rate 100k;`. */
  readonly location?: string
  /** More of the `server` block, e.g. other locations. */
  readonly server?: string
  /** Of the `http` block, e.g. `limit_conn_zone …`. */
  readonly http?: string
}

/** Debian's nginx on a free loopback port, all it writes in a folder that goes with it. */
export async function startNginx(options: NginxOptions = {}): Promise<Nginx> {
  for (let attempt = 1; ; attempt++) {
    const folder = await tempFolder()
    const port = await freePort()
    const root = join(folder.path, 'root')
    await mkdir(root)
    const config = join(folder.path, 'nginx.conf')
    await writeFile(config, configuration(folder.path, port, options))
    const child = spawn(program, ['-p', folder.path, '-c', config, '-e', join(folder.path, 'error.log')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const stop = stopper(child)
    if (await answers(child, port)) {
      return {
        url: `http://127.0.0.1:${port}`,
        port,
        root,
        requests: () => readLog(join(folder.path, 'access.log')),
        async [Symbol.asyncDispose]() {
          await stop()
          await folder[Symbol.asyncDispose]()
        },
      }
    }
    const problem = await readFile(join(folder.path, 'error.log'), 'utf8').catch(() => 'it did not start')
    await stop()
    await folder[Symbol.asyncDispose]()
    // Someone else may have taken the port in the meantime.
    if (attempt === 5) throw new Error(`nginx: ${problem}`)
  }
}

/** Not on every person's PATH on Debian. */
const program = process.getuid?.() === 0 ? 'nginx' : '/usr/sbin/nginx'

const configuration = (folder: string, port: number, { listen, location, server, http }: NginxOptions) => `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
events { worker_connections 512; }
http {
  types { text/html html; text/plain txt; video/mp4 mp4; audio/mpeg mp3; application/vnd.apple.mpegurl m3u8; }
  default_type application/octet-stream;
  sendfile on;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  log_format facts escape=json '{"end":$msec,"took":$request_time,"method":"$request_method","uri":"$request_uri",'
    '"status":$status,"bytes":$body_bytes_sent,"range":"$http_range","connection":$connection}';
  access_log ${folder}/access.log facts;
  ${http ?? ''}
  server {
    listen 127.0.0.1:${port} ${listen ?? ''};
    root ${folder}/root;
    location / { ${location ?? ''} }
    ${server ?? ''}
  }
}
`

async function readLog(path: string): Promise<Access[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '')
  return lines.map((line) => {
    const { end, took, ...rest } = JSON.parse(line) as Access & { took: number }
    return { ...rest, start: (end - took) * 1_000, end: end * 1_000 }
  })
}

/** True once it takes connections, false when it ended instead. */
async function answers(child: ChildProcess, port: number): Promise<boolean> {
  while (child.exitCode === null) {
    const socket = connect(port, '127.0.0.1')
    const connected = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (connected) return child.exitCode === null
    await sleep(10)
  }
  return false
}

function stopper(child: ChildProcess): () => Promise<void> {
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  return async () => {
    process.off('exit', kill)
    if (child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    await exited
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
