import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { startNginx } from '../helpers/nginx.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { addLinks, row } from './add-links.ts'
import { startDesktop } from './desktop-sluice.ts'
import { makeFile } from './files.ts'
import { temporarySluice } from './running-sluice.ts'

async function menuOf(page: Page, name: string) {
  await row(page, name).click({ button: 'right' })
  return page.getByRole('menu')
}

test('a finished file is opened and shown in its folder, by its record and never by a path of the window’s', async () => {
  await using nginx = await startNginx()
  await makeFile(nginx.root, 'film.mkv', 1_000)
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path)
  const { app, page, downloads } = sluice
  await app.evaluate(({ shell }) => {
    const done: string[] = []
    Object.assign(globalThis, { done })
    shell.showItemInFolder = (path) => void done.push(`shown ${path}`)
    shell.openPath = async (path) => {
      done.push(`opened ${path}`)
      return ''
    }
  })
  const done = () => app.evaluate(() => Reflect.get(globalThis, 'done'))
  await addLinks(page, [`${nginx.url}/film.mkv`])
  await expect(row(page, 'film.mkv')).toContainText('Completed')
  const path = join(downloads, 'film.mkv')
  await (await menuOf(page, 'film.mkv')).getByRole('menuitem', { name: 'Show in folder' }).click()
  await expect.poll(done).toEqual([`shown ${path}`])
  await (await menuOf(page, 'film.mkv')).getByRole('menuitem', { name: 'Open file' }).click()
  await expect.poll(done).toEqual([`shown ${path}`, `opened ${path}`])

  const attempts = await page.evaluate(async () => {
    const { call } = Reflect.get(window, 'sluice')
    const nobodys = 'b0e9a6a4-6f39-4c36-8f46-1d0d6a4b4ad5'
    return Promise.all([
      call('openFile', { path: '/etc/passwd' }),
      call('openFile', { id: '/etc/passwd' }),
      call('showInFolder', { id: nobodys, filePath: '/etc/passwd' }),
      call('showInFolder', { id: nobodys }),
    ])
  })
  expect(attempts).toMatchObject(Array.from({ length: 4 }, () => ({ ok: false })))
  expect(await done()).toHaveLength(2)

  await rm(path)
  await (await menuOf(page, 'film.mkv')).getByRole('menuitem', { name: 'Open file' }).click()
  await expect(page.getByRole('alert')).toContainText('no longer where it was saved')
})

test('a browser, which cannot, does not offer it', async ({ page }) => {
  await using nginx = await startNginx()
  await makeFile(nginx.root, 'film.mkv', 1_000)
  await using sluice = await temporarySluice()
  await page.goto(sluice.address)
  await addLinks(page, [`${nginx.url}/film.mkv`])
  await expect(row(page, 'film.mkv')).toContainText('Completed')
  const menu = await menuOf(page, 'film.mkv')
  await expect(menu.getByRole('menuitem', { name: 'Details' })).toBeVisible()
  await expect(menu.getByRole('menuitem', { name: /folder|Open file/ })).toHaveCount(0)
})

test('links copied elsewhere are offered to a person who wants that, and added by nobody else', async () => {
  await using nginx = await startNginx()
  await makeFile(nginx.root, 'copied.bin', 1_000)
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path, { watchClipboard: true })
  const { app, page } = sluice
  await app.evaluate(async ({ BrowserWindow, clipboard }, link) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.blur()
    await clipboard.writeText(`Look at ${link} some time`)
    window?.focus()
  }, `${nginx.url}/copied.bin`)
  const notice = page.getByRole('status').filter({ hasText: '1 link in what you copied' })
  await expect(notice).toBeVisible()
  await notice.getByRole('button', { name: 'Add…' }).click()
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Links' })).toHaveValue(
    `${nginx.url}/copied.bin`,
  )
  await expect(notice).toBeHidden()
  expect(await nginx.requests()).toEqual([])
})
