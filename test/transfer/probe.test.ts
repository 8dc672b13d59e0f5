import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { probe } from '../../electron/transfer/probe.ts'
import type { DownloadOptions } from '../../shared/options.ts'
import { answers, byPath, faultServer, redirects } from '../helpers/fault-server.ts'
import { startNginx } from '../helpers/nginx.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { failureOf } from './fetch-to.ts'

const ask = (url: string, dir: string, options: DownloadOptions = {}) =>
  probe({ url, dir, options, proxy: { proxy: 'none', noProxy: '' }, signal: new AbortController().signal })

describe('a server that is asked about a file', () => {
  it('tells its name, its size and that it can be resumed, and is not asked for the file', async () => {
    await using nginx = await startNginx()
    await writeFile(join(nginx.root, 'film.mkv'), Buffer.alloc(1_234_567))
    await using folder = await tempFolder()
    const url = `${nginx.url}/film.mkv`
    const facts = { name: 'film.mkv', size: 1_234_567, resumable: true }
    expect(await ask(url, folder.path)).toEqual({ ...facts, exists: false })
    await writeFile(join(folder.path, 'film.mkv'), '')
    expect(await ask(url, folder.path)).toEqual({ ...facts, exists: true })
    expect((await nginx.requests()).map(({ bytes }) => bytes)).toEqual([0, 0])
  })

  it('is named by its title, with the extension it would get, and looked for under that name', async () => {
    await using nginx = await startNginx()
    await writeFile(join(nginx.root, 'a1b2.mkv'), Buffer.alloc(9))
    await using folder = await tempFolder()
    await writeFile(join(folder.path, 'a1b2.mkv'), '')
    const url = `${nginx.url}/a1b2.mkv`
    const facts = { name: 'The film.mkv', size: 9, resumable: true }
    expect(await ask(url, folder.path, { title: 'The film' })).toEqual({ ...facts, exists: false })
    await writeFile(join(folder.path, 'The film.mkv'), '')
    expect(await ask(url, folder.path, { title: 'The film' })).toEqual({ ...facts, exists: true })
  })

  it('is followed to where it sends, and named by what it says there', async () => {
    const named = answers(200, {
      'content-length': 3,
      'content-disposition': 'attachment; filename="../b.iso"',
    })
    await using server = await faultServer(byPath({ '/a': redirects('/b'), '/b': named }))
    expect(await ask(`${server.url}/a`, '/nowhere')).toEqual({
      ...{ name: 'b.iso', size: 3, resumable: false, exists: false },
    })
    expect(server.requests.map(({ method }) => method)).toEqual(['HEAD', 'HEAD'])
  })

  it('is told name and password when it asks for them', async () => {
    await using server = await faultServer((request, response) =>
      request.headers.authorization === `Basic ${btoa('me:secret')}`
        ? answers(200, { 'content-length': 3 })(request, response)
        : answers(401, { 'www-authenticate': 'Basic realm="x"' })(request, response),
    )
    const options = { username: 'me', password: 'secret' }
    expect((await ask(`${server.url}/a`, '/nowhere', options)).size).toBe(3)
  })

  it.each([
    [answers(404), 'not-found'],
    [answers(429, { 'retry-after': 7 }), 'rate-limited'],
    [redirects('file:///etc/passwd'), 'redirect'],
  ])('and refuses says why', async (behave, code) => {
    await using server = await faultServer(behave)
    expect((await failureOf(ask(`${server.url}/a`, '/nowhere'))).code).toBe(code)
  })
})
