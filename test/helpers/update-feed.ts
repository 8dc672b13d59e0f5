import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type UpdateFeed = AsyncDisposable & {
  readonly url: string
  /** Paths asked for, queries left out. */
  readonly requests: string[]
  /** Offers a version from now on; `served` is what arrives where it is not what is announced. */
  offer(version: string, program: string, served?: string): void
}

/** A feed as electron-builder writes it for AppImages, on the loopback. */
export async function startUpdateFeed(): Promise<UpdateFeed> {
  const files = new Map<string, string>()
  const requests: string[] = []
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://feed')
    requests.push(pathname)
    const content = files.get(pathname)
    if (content === undefined) response.writeHead(404).end()
    else response.end(content)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    offer(version, program, served = program) {
      const name = `Sluice-${version}.AppImage`
      const sha512 = createHash('sha512').update(program).digest('base64')
      const feed = JSON.stringify({
        version,
        files: [{ url: name, sha512, size: program.length }],
        path: name,
        sha512,
        releaseDate: '2026-11-25T00:00:00.000Z',
      })
      files.clear()
      // One name for each processor; JSON is YAML.
      for (const suffix of ['', '-arm64']) files.set(`/latest-linux${suffix}.yml`, feed)
      files.set(`/${name}`, served)
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
