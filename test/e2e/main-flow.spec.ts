import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startNginx } from '../helpers/nginx.ts'
import { eventually, isAlive } from '../helpers/process-life.ts'
import { addLinks, row } from './add-links.ts'
import { makeFile, namesIn, sha256 } from './files.ts'
import { temporarySluice } from './running-sluice.ts'

test('ten links that are pasted all arrive, whole', async ({ page }) => {
  await using nginx = await startNginx()
  const names = Array.from({ length: 10 }, (_, n) => `file-${n}.bin`)
  for (const [n, name] of names.entries()) await makeFile(nginx.root, name, (n + 1) * 300_000)
  await using sluice = await temporarySluice()
  await page.goto(sluice.address)
  await addLinks(
    page,
    names.map((name) => `${nginx.url}/${name}`),
  )
  for (const name of names) await expect(row(page, name)).toContainText('Completed')
  for (const name of names) {
    expect(await sha256(join(sluice.downloads, name))).toBe(await sha256(join(nginx.root, name)))
  }
  await expect.poll(async () => (await namesIn(sluice.downloads)).toSorted()).toEqual(names)
})

test('a running download that is cancelled ends with its process and leaves no file; a queued one is never asked for', async ({
  page,
}) => {
  await using nginx = await startNginx({ location: 'limit_rate 100k;' })
  await makeFile(nginx.root, 'running.bin', 5_000_000)
  await makeFile(nginx.root, 'queued.bin', 5_000_000)
  await makeFile(nginx.root, 'last.bin', 1_000)
  await using sluice = await temporarySluice({ lanes: { http: { concurrency: 1 } } })
  await page.goto(sluice.address)
  await addLinks(
    page,
    ['running.bin', 'queued.bin', 'last.bin'].map((name) => `${nginx.url}/${name}`),
  )
  await expect(row(page, 'running.bin')).toContainText('Downloading')
  await expect.poll(() => namesIn(sluice.downloads)).not.toEqual([])
  const [pid = 0] = await sluice.children()

  await row(page, 'queued.bin').getByRole('button', { name: 'Cancel queued.bin' }).click()
  await expect(row(page, 'queued.bin')).toContainText('Cancelled')
  expect(isAlive(pid)).toBe(true)

  await row(page, 'running.bin').getByRole('button', { name: 'Cancel running.bin' }).click()
  // Of the 2 s it has, process-pool.test.ts knows; here the page's own time counts too.
  await eventually(() => !isAlive(pid))
  await expect(row(page, 'running.bin')).toContainText('Cancelled')
  await expect(row(page, 'last.bin')).toContainText('Completed')
  await expect.poll(() => namesIn(sluice.downloads)).toEqual(['last.bin'])
  expect((await nginx.requests()).map(({ uri }) => uri)).not.toContain('/queued.bin')
})

test('a delay that is set in the panel holds, is kept, and is still there after a reload', async ({
  page,
}) => {
  await using sluice = await temporarySluice()
  await page.goto(sluice.address)
  const delay = page
    .getByRole('region', { name: 'Sources' })
    .getByRole('group', { name: 'YouTube', exact: true })
    .getByRole('spinbutton', { name: 'Delay (seconds)' })
  await expect(delay).toHaveValue('3')
  await delay.fill('5')
  await delay.press('Enter')
  await expect
    .poll(async () => (await sluice.call('getLanes', {})).find(({ key }) => key === 'youtube')?.delay)
    .toBe(5)
  await page.reload()
  await expect(delay).toHaveValue('5')
  const kept = JSON.parse(await readFile(join(sluice.dataDir, 'preferences.json'), 'utf8'))
  expect(kept.lanes.youtube.delay).toBe(5)
})

test('the window follows what others do, and says when it has lost its host', async ({ page }) => {
  await using nginx = await startNginx()
  await makeFile(nginx.root, 'elsewhere.bin', 1_000)
  await using sluice = await temporarySluice()
  await page.goto(sluice.address)
  await expect(page.getByRole('button', { name: 'Add downloads' }).first()).toBeVisible()
  await sluice.call('add', { urls: [`${nginx.url}/elsewhere.bin`] })
  await expect(row(page, 'elsewhere.bin')).toContainText('Completed')
  await sluice.end()
  await expect(page.getByRole('alert')).toContainText('lost')
})

test('without the secret the window shows nothing', async ({ page }) => {
  await using sluice = await temporarySluice()
  await page.goto(sluice.url)
  await expect(page.getByText('This window needs its key')).toBeVisible()
  await page.goto('about:blank')
  await page.goto(`${sluice.url}/#token=wrong`)
  await expect(page.getByText('Sluice did not accept the secret')).toBeVisible()
  await expect(page.getByRole('grid', { name: 'Downloads' })).toBeHidden()
})
