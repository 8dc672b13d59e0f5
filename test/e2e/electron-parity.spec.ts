import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import type { PreferencesPatch } from '../../shared/preferences.ts'
import { startNginx } from '../helpers/nginx.ts'
import { eventually, isAlive } from '../helpers/process-life.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { addLinks, row } from './add-links.ts'
import { startDesktop } from './desktop-sluice.ts'
import { makeFile, namesIn, sha256 } from './files.ts'
import { startSluice } from './running-sluice.ts'

// The window is the same in the desktop app and in a browser: one flow, from a link to a reload, on both.

type Window = AsyncDisposable & {
  readonly page: Page
  readonly downloads: string
  readonly dataDir: string
  /** Process ids of download processes. */
  children(): Promise<number[]>
  reload(): Promise<unknown>
}
type Open = (folder: string, preferences: PreferencesPatch, page: Page) => Promise<Window>

const hosts: Readonly<Record<string, Open>> = {
  'a browser': async (folder, preferences, page) => {
    const sluice = await startSluice(folder, preferences)
    await page.goto(sluice.address)
    return { ...sluice, page, reload: () => page.reload() }
  },
  'the desktop app': async (folder, preferences) => {
    const sluice = await startDesktop(folder, preferences)
    // As the app does it: its menu has no reload, and its page may not navigate.
    const reload = () =>
      sluice.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
    return { ...sluice, reload }
  },
}

for (const [host, open] of Object.entries(hosts)) {
  test(`in ${host} links are added, arrive or are cancelled, lanes are edited, and all is there after a reload`, async ({
    page: browserPage,
  }) => {
    await using nginx = await startNginx({ location: 'limit_rate 200k;' })
    for (const name of ['running.bin', 'queued.bin']) await makeFile(nginx.root, name, 5_000_000)
    await makeFile(nginx.root, 'arrives.bin', 150_000)
    await using folder = await tempFolder()
    await using window = await open(folder.path, { lanes: { http: { concurrency: 1 } } }, browserPage)
    const { page, downloads } = window
    const cancel = (name: string) =>
      row(page, name)
        .getByRole('button', { name: `Cancel ${name}` })
        .click()

    await addLinks(
      page,
      ['running.bin', 'queued.bin', 'arrives.bin'].map((name) => `${nginx.url}/${name}`),
    )
    await expect(row(page, 'running.bin')).toContainText('Downloading')
    await expect.poll(() => namesIn(downloads)).not.toEqual([])
    const [pid = 0] = await window.children()
    await cancel('queued.bin')
    await expect(row(page, 'queued.bin')).toContainText('Cancelled')
    expect(isAlive(pid)).toBe(true)
    await cancel('running.bin')
    await eventually(() => !isAlive(pid))
    await expect(row(page, 'running.bin')).toContainText('Cancelled')
    await expect(row(page, 'arrives.bin')).toContainText('Completed')
    await expect.poll(() => namesIn(downloads)).toEqual(['arrives.bin'])
    expect(await sha256(join(downloads, 'arrives.bin'))).toBe(await sha256(join(nginx.root, 'arrives.bin')))
    expect((await nginx.requests()).map(({ uri }) => uri)).not.toContain('/queued.bin')

    const youtube = page
      .getByRole('region', { name: 'Sources' })
      .getByRole('group', { name: 'YouTube', exact: true })
    for (const [name, value] of [
      ['Concurrency', '3'],
      ['Delay (seconds)', '7'],
    ] as const) {
      await youtube.getByRole('spinbutton', { name }).fill(value)
      await youtube.getByRole('spinbutton', { name }).press('Enter')
    }
    const kept = async () =>
      JSON.parse(await readFile(join(window.dataDir, 'preferences.json'), 'utf8')).lanes
    await expect.poll(kept).toMatchObject({ youtube: { concurrency: 3, delay: 7 } })

    await page.evaluate(() => Object.assign(globalThis, { isBefore: true }))
    await window.reload()
    // Asked in the midst of it, the page may go before it answers.
    const isBefore = () => page.evaluate(() => 'isBefore' in globalThis).catch(() => true)
    await expect.poll(isBefore).toBe(false)
    await expect(youtube.getByRole('spinbutton', { name: 'Concurrency' })).toHaveValue('3')
    await expect(youtube.getByRole('spinbutton', { name: 'Delay (seconds)' })).toHaveValue('7')
    await expect(row(page, 'arrives.bin')).toContainText('Completed')
    await expect(row(page, 'running.bin')).toContainText('Cancelled')
    await expect(row(page, 'queued.bin')).toContainText('Cancelled')
  })
}
