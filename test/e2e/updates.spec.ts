import { readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startNginx } from '../helpers/nginx.ts'
import { type Packaged, packageApp } from '../helpers/package-app.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { startUpdateFeed, type UpdateFeed } from '../helpers/update-feed.ts'
import { addLinks, row } from './add-links.ts'
import { type DesktopSluice, packaged, startDesktop } from './desktop-sluice.ts'
import { makeFile, namesIn } from './files.ts'

// The packaged app and the real electron-updater, on a feed of this machine. What runs is an AppImage as far as
// electron-updater can tell: a file that `APPIMAGE` names and that it replaces.

let folder: Awaited<ReturnType<typeof tempFolder>>
let feed: UpdateFeed
let app: Packaged
test.beforeAll(async () => {
  folder = await tempFolder()
  feed = await startUpdateFeed()
  app = await packageApp(folder.path, feed.url)
  // What is in a .deb updates as one, by the system's package manager.
  await rm(join(dirname(app.asar), 'package-type'))
})
test.afterAll(async () => {
  await feed[Symbol.asyncDispose]()
  await folder[Symbol.asyncDispose]()
})

const [older, newer] = ['#!/bin/sh\n# older\n', '#!/bin/sh\n# newer\n']

type Running = { readonly sluice: DesktopSluice; readonly appImage: string }

async function start(home: string): Promise<Running> {
  const appImage = join(home, 'Sluice.AppImage')
  await writeFile(appImage, older, { mode: 0o755 })
  const env = { APPIMAGE: appImage, XDG_CACHE_HOME: join(home, 'cache') }
  const sluice = await startDesktop(home, { checkForUpdates: false }, packaged(app.executable, env))
  await sluice.app.evaluate(({ dialog, Notification }) => {
    const told: string[] = []
    Object.assign(globalThis, { told })
    Object.assign(dialog, {
      showMessageBox: async ({ message }: { message: string }) => {
        told.push(message)
        return { response: 0, checkboxChecked: false }
      },
    })
    Notification.prototype.show = function () {
      told.push(`${this.title}: ${this.body}`)
    }
  })
  return { sluice, appImage }
}

/** Clicks "Check for Updates…". */
const check = ({ app }: DesktopSluice) =>
  app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('check-for-updates')?.click())

const told = ({ app }: DesktopSluice) =>
  app.evaluate(() => (globalThis as typeof globalThis & { told: string[] }).told)

test('a version that is not newer, or not what was announced, is neither offered nor installed', async () => {
  await using home = await tempFolder()
  const { sluice, appImage } = await start(home.path)
  await using _sluice = sluice
  feed.offer('0.0.9', newer)
  await check(sluice)
  await expect.poll(() => told(sluice)).toEqual(['There is nothing newer'])
  feed.offer(await sluice.app.evaluate(({ app }) => app.getVersion()), newer)
  await check(sluice)
  await expect.poll(() => told(sluice)).toHaveLength(2)
  expect((await told(sluice)).at(-1)).toBe('There is nothing newer')
  expect(feed.requests.filter((path) => path.endsWith('.AppImage'))).toEqual([])

  feed.offer('2.0.0', newer, `${newer}# and something else\n`)
  await check(sluice)
  await expect.poll(() => told(sluice)).toHaveLength(4)
  expect((await told(sluice)).slice(2)).toEqual([
    'Sluice 2.0.0 is available',
    expect.stringMatching(/^The update was not fetched: sha512 checksum mismatch/),
  ])
  await sluice.quit()
  expect(await readFile(appImage, 'utf8')).toBe(older)
})

test('a newer version waits for the downloads, and is in place once the app has quit', async () => {
  await using nginx = await startNginx({ location: 'limit_rate 100k;' })
  await makeFile(nginx.root, 'long.bin', 300_000)
  await using home = await tempFolder()
  const { sluice, appImage } = await start(home.path)
  await using _sluice = sluice
  feed.offer('2.0.0', newer)
  feed.requests.length = 0
  await addLinks(sluice.page, [`${nginx.url}/long.bin`])
  await expect.poll(() => namesIn(sluice.downloads)).not.toEqual([])
  await check(sluice)
  await expect.poll(() => told(sluice)).toEqual(['Sluice 2.0.0 is available'])
  await check(sluice)
  await expect.poll(() => told(sluice)).toHaveLength(2)
  expect((await told(sluice)).at(-1)).toBe('Sluice 2.0.0 waits for your downloads')
  expect(feed.requests.filter((path) => path.endsWith('.AppImage'))).toEqual([])

  await expect(row(sluice.page, 'long.bin')).toContainText('Completed')
  await expect.poll(() => told(sluice)).toContain('Sluice 2.0.0 is ready: It is installed when you quit.')
  expect(await readFile(appImage, 'utf8')).toBe(older)
  await sluice.quit()
  expect(await readFile(appImage, 'utf8')).toBe(newer)
})
