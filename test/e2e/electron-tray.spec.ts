import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { startNginx } from '../helpers/nginx.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { addLinks, row } from './add-links.ts'
import { builtWith, launchDesktop, shownPage, startDesktop } from './desktop-sluice.ts'
import { makeFile, namesIn } from './files.ts'
import { clickTray, watchTray } from './tray-menu.ts'

// What there is of the app besides its window.

const setPreferences = (page: Page, patch: { readonly openAtLogin: boolean }) =>
  page.evaluate((patch) => Reflect.get(window, 'sluice').call('setPreferences', patch), patch)

test('all is paused and resumed from the tray', async () => {
  await using nginx = await startNginx({ location: 'limit_rate 300k;' })
  for (const name of ['a.bin', 'b.bin']) await makeFile(nginx.root, name, 900_000)
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path, { lanes: { http: { concurrency: 1 } } })
  const { app, page } = sluice
  await watchTray(app)
  await addLinks(page, [`${nginx.url}/a.bin`, `${nginx.url}/b.bin`])
  await expect(row(page, 'a.bin')).toContainText('Downloading')
  await expect.poll(() => clickTray(app, 'Pause all')).toBe(true)
  await expect(row(page, 'a.bin')).toContainText('Paused')
  await expect(row(page, 'b.bin')).toContainText('Paused')
  await expect.poll(() => sluice.children()).toEqual([])
  await expect.poll(() => clickTray(app, 'Resume all')).toBe(true)
  await expect(row(page, 'a.bin')).toContainText('Completed')
  await expect(row(page, 'b.bin')).toContainText('Completed')
})

test('a window closed to the tray ends no download, and the tray brings it back', async () => {
  await using nginx = await startNginx({ location: 'limit_rate 300k;' })
  await makeFile(nginx.root, 'long.bin', 600_000)
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path, { closeToTray: true })
  const { app, page, downloads, quit } = sluice
  await watchTray(app)
  await addLinks(page, [`${nginx.url}/long.bin`])
  await expect(row(page, 'long.bin')).toContainText('Downloading')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await expect.poll(() => app.windows().length).toBe(0)
  await expect.poll(() => namesIn(downloads)).toEqual(['long.bin'])
  const [again] = await Promise.all([
    app.waitForEvent('window'),
    expect.poll(() => clickTray(app, 'Open Sluice')).toBe(true),
  ])
  await expect(row(again, 'long.bin')).toContainText('Completed')
  await quit()
  expect(sluice.process.exitCode).toBe(0)
})

test('started at login it stays in the tray, if closing leaves it there', async () => {
  await using folder = await tempFolder()
  const { app } = await launchDesktop(folder.path, { closeToTray: true }, builtWith('--at-login'))
  try {
    await watchTray(app)
    await expect.poll(() => namesIn(join(folder.path, 'data'))).toContain('endpoint.json')
    expect(app.windows()).toHaveLength(0)
    // As the system does for a person who clicks the app's icon: once it is there, any click shows the window.
    await expect
      .poll(async () => {
        await app.evaluate(({ app }) => void app.emit('activate'))
        return app.windows().length
      })
      .toBe(1)
    await shownPage(app)
  } finally {
    await app.close()
  }
})

test('a second start shows the window of one that stays in the tray, however early it comes', async () => {
  await using folder = await tempFolder()
  const preferences = { closeToTray: true }
  const { app, startAgain } = await launchDesktop(folder.path, preferences, builtWith('--at-login'))
  try {
    expect(await startAgain()).toBe(0)
    await shownPage(app)
  } finally {
    await app.close()
  }
})

test('whether it starts at login is as the preferences say', async () => {
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path)
  const isSet = async () => {
    if (process.platform !== 'linux')
      return sluice.app.evaluate(({ app }) => app.getLoginItemSettings().openAtLogin)
    const entry = join(sluice.configDir, 'autostart/sluice.desktop')
    return (await readFile(entry, 'utf8').catch(() => '')).includes('"--at-login"')
  }
  expect(await isSet()).toBe(false)
  await setPreferences(sluice.page, { openAtLogin: true })
  await expect.poll(isSet).toBe(true)
  await setPreferences(sluice.page, { openAtLogin: false })
  await expect.poll(isSet).toBe(false)
})

test('a download that fails while nobody looks is counted on the app’s icon until somebody does', async () => {
  await using nginx = await startNginx()
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path)
  const { app, page } = sluice
  await app.evaluate(({ app }) => {
    const counts: unknown[] = []
    Object.assign(globalThis, { badges: counts })
    app.setBadgeCount = (count) => counts.push(count) > 0
  })
  const badges = () => app.evaluate(() => Reflect.get(globalThis, 'badges'))
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur())
  await addLinks(page, [`${nginx.url}/not-there.bin`])
  await expect(row(page, 'not-there.bin')).toContainText('404')
  await expect.poll(badges).toEqual([1])
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus())
  await expect.poll(badges).toEqual([1, 0])
})
