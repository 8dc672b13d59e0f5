import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDataFolder } from '../electron/store/data-folder.ts'
import { PreferencesFile } from '../electron/store/preferences-file.ts'
import { loadSecret } from '../electron/store/secret.ts'
import { sluiceNamespace } from '../electron/transport/sluice-namespace.ts'
import { WebAccess } from '../electron/web-access.ts'
import { tempFolder } from './helpers/temp-folder.ts'
import { fakeParts } from './transport/fake-parts.ts'

let temporary: Awaited<ReturnType<typeof tempFolder>>
let preferences: PreferencesFile
let access: WebAccess
let announced: string[]
let secretFile: string

beforeEach(async () => {
  temporary = await tempFolder()
  const pages = join(temporary.path, 'pages')
  await mkdir(pages)
  await writeFile(join(pages, 'index.html'), '<title>Sluice</title>')
  const folder = openDataFolder(join(temporary.path, 'data'))
  secretFile = folder.secret
  preferences = PreferencesFile.open({ folder: folder.path })
  announced = []
  const { call, publisher } = fakeParts()
  access = await WebAccess.open({
    namespaces: { sluice: sluiceNamespace(call) },
    publisher,
    secret: loadSecret(folder),
    preferences,
    folder,
    announce: (url) => announced.push(url),
    logError: (_what, error) => {
      throw error
    },
    pages,
    port: 0,
  })
})

afterEach(async () => {
  await access.close()
  await temporary[Symbol.asyncDispose]()
})

/** The status of an answer; null: nobody listens there. */
async function ask(at: string, { host = at, secret = '' } = {}): Promise<number | null> {
  const port = Number(new URL(announced.at(-1) ?? '').port)
  return new Promise((resolve) => {
    const headers = { host: `${host}:${port}`, authorization: `Bearer ${secret}` }
    const asked = request({ host: at, port, method: 'POST', path: '/jsonrpc', headers, agent: false })
    asked.on('response', (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    asked.on('error', () => resolve(null))
    asked.end('{"jsonrpc":"2.0","id":1,"method":"sluice.getStats"}')
  })
}

it('others are let in while the preferences say so, and not a moment longer', async () => {
  // All of 127.0.0.0/8 is this machine; only 127.0.0.1 is listened on as long as nobody else is let in.
  const others = '127.0.0.2'
  const { secret } = await access.view()
  expect(await ask('127.0.0.1', { secret })).toBe(200)
  expect(await ask(others, { secret })).toBeNull()
  preferences.patch({ remoteAccess: true })
  const { urls, problem } = await access.view()
  expect(problem).toBeNull()
  expect(urls.every((url) => url.startsWith('http://'))).toBe(true)
  expect(await ask(others, { secret })).toBe(200)
  expect(await ask(others, { secret: 'wrong' })).toBe(401)
  preferences.patch({ remoteAccess: false })
  await access.view()
  expect(await ask(others, { secret })).toBeNull()
})

it('its port stays as it was shown, whatever port it asks for first', async () => {
  const portOf = (url: string | undefined) => new URL(url ?? '').port
  preferences.patch({ remoteAccess: true })
  await access.view()
  preferences.patch({ remoteAccess: false })
  await access.view()
  expect(announced).toHaveLength(3)
  expect(new Set(announced.map(portOf))).toEqual(new Set([portOf(announced[0])]))
})

it('a host name is answered to once it is allowed', async () => {
  const { secret } = await access.view()
  expect(await ask('127.0.0.1', { host: 'nas.example', secret })).toBe(403)
  preferences.patch({ allowedHosts: ['nas.example'] })
  expect(await ask('127.0.0.1', { host: 'NAS.example', secret })).toBe(200)
  expect(() => preferences.patch({ allowedHosts: ['http://nas.example'] })).toThrow()
})

it('a new secret shuts out whoever has the old one', async () => {
  const { secret: old } = await access.view()
  const { secret } = await access.renewSecret()
  expect(secret).not.toBe(old)
  expect((await readFile(secretFile, 'utf8')).trim()).toBe(secret)
  expect([await ask('127.0.0.1', { secret: old }), await ask('127.0.0.1', { secret })]).toEqual([401, 200])
})
