import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startNginx } from '../helpers/nginx.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { addLinks, row } from './add-links.ts'
import { type DesktopSluice, startDesktop } from './desktop-sluice.ts'
import { makeFile } from './files.ts'

/** Notes what is shown, shows nothing, and lets nobody look at the window. */
async function watch({ app }: DesktopSluice) {
  await app.evaluate(({ Notification, shell, BrowserWindow }) => {
    const shown: unknown[] = []
    const revealed: string[] = []
    Object.assign(globalThis, { shown, revealed })
    Notification.prototype.show = function () {
      shown.push(this)
    }
    shell.showItemInFolder = (path) => void revealed.push(path)
    BrowserWindow.getAllWindows()[0]?.blur()
  })
  const read = (name: string) => app.evaluate((_electron, name) => Reflect.get(globalThis, name), name)
  return {
    titles: () =>
      app.evaluate(() =>
        Reflect.get(globalThis, 'shown').map(
          ({ title, body }: Record<string, string>) => `${title}: ${body}`,
        ),
      ),
    click: () => app.evaluate(() => Reflect.get(globalThis, 'shown').at(-1)?.emit('click', {})),
    revealed: () => read('revealed'),
  }
}

test('one that finishes is named, and a click shows its file; many are told of as one', async () => {
  await using nginx = await startNginx()
  for (const name of ['alone.bin', 'a.bin', 'b.bin', 'c.bin']) await makeFile(nginx.root, name, 300_000)
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path)
  const { titles, click, revealed } = await watch(sluice)
  await addLinks(sluice.page, [`${nginx.url}/alone.bin`])
  await expect.poll(titles).toEqual(['Download finished: alone.bin'])
  await click()
  expect(await revealed()).toEqual([join(sluice.downloads, 'alone.bin')])
  await addLinks(
    sluice.page,
    ['a.bin', 'b.bin', 'c.bin'].map((name) => `${nginx.url}/${name}`),
  )
  await expect.poll(titles).toEqual(['Download finished: alone.bin', 'Downloads finished: 3 completed'])
  const isFocused = () =>
    sluice.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused())
  expect(await isFocused()).toBe(false)
  await click()
  await expect.poll(isFocused).toBe(true)
})

test('nothing is said while notifications are off', async () => {
  await using nginx = await startNginx()
  await makeFile(nginx.root, 'quiet.bin', 1_000)
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path, { notifications: false })
  const { titles } = await watch(sluice)
  await addLinks(sluice.page, [`${nginx.url}/quiet.bin`])
  await expect(row(sluice.page, 'quiet.bin')).toContainText('Completed')
  // The window hears of it in the same turn as the notifier.
  expect(await titles()).toEqual([])
})
