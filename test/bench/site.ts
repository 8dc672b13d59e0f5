import { createCipheriv, createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { authority } from '../helpers/certificates.ts'
import { freePort, startNginx } from '../helpers/nginx.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import type { Served } from './contest.ts'

/** One nginx with files, reached in several ways. */
export type Site = AsyncDisposable & {
  /** PEM file of who vouches for the address that begins with https. */
  readonly authority: string
  /** A new file of so many bytes that cannot be compressed. */
  file(name: string, bytes: number): Promise<Served>
  /** The same over TLS 1.3. */
  overTls(file: Served): Served
  /** The same at 5 MB/s at most per connection. */
  limited(file: Served): Served
  /** Its port at 127.0.0.1. */
  readonly port: number
  /** What it is reached by at `alsoAt`. */
  readonly awayOrigin: string
  /** The same, asked for at another origin. */
  at(file: Served, origin: string): Served
}

/** `alsoAt`: another address of this machine it is to be found at. */
export async function openSite(alsoAt?: string): Promise<Site> {
  const folder = await tempFolder()
  const known = authority(folder.path)
  const identity = known.issue('IP:127.0.0.1')
  const at = (name: string) => join(folder.path, name)
  await writeFile(at('site.key'), identity.key)
  await writeFile(at('site.pem'), identity.cert)
  const tlsPort = await freePort()
  const awayPort = await freePort()
  const away = alsoAt === undefined ? '' : `listen ${alsoAt}:${awayPort};`
  const nginx = await startNginx({
    http: 'keepalive_requests 100000;',
    server: `${away} listen 127.0.0.1:${tlsPort} ssl;
      ssl_certificate ${at('site.pem')}; ssl_certificate_key ${at('site.key')}; ssl_protocols TLSv1.3;
      location /limited/ { rewrite ^/limited(/.*)$ $1 break; limit_rate 5m; }`,
  })
  return {
    authority: at('ca.pem'),
    async file(name, bytes) {
      const sha256 = await writeNoise(join(nginx.root, name), bytes)
      return { name: name.slice(name.lastIndexOf('/') + 1), url: `${nginx.url}/${name}`, sha256 }
    },
    overTls: (file) => ({ ...file, url: file.url.replace(nginx.url, `https://127.0.0.1:${tlsPort}`) }),
    limited: (file) => ({ ...file, url: file.url.replace(nginx.url, `${nginx.url}/limited`) }),
    port: Number(new URL(nginx.url).port),
    awayOrigin: `http://${alsoAt}:${awayPort}`,
    at: (file, origin) => ({ ...file, url: file.url.replace(nginx.url, origin) }),
    async [Symbol.asyncDispose]() {
      await nginx[Symbol.asyncDispose]()
      await folder[Symbol.asyncDispose]()
    },
  }
}

const PIECE = 1024 * 1024

/** Writes bytes without a pattern, the same for one path each time, and returns their hash. */
async function writeNoise(path: string, bytes: number): Promise<string> {
  await mkdir(join(path, '..'), { recursive: true })
  const hash = createHash('sha256')
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, path), Buffer.alloc(16))
  function* noise() {
    for (let left = bytes; left > 0; left -= PIECE) {
      const piece = cipher.update(Buffer.alloc(Math.min(PIECE, left)))
      hash.update(piece)
      yield piece
    }
  }
  await pipeline(Readable.from(noise()), createWriteStream(path))
  return hash.digest('hex')
}
