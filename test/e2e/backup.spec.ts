import { expect, type Page, test } from '@playwright/test'
import { temporarySluice } from './running-sluice.ts'

test('queue and preferences go by a file from one Sluice to another', async ({ page }) => {
  await using from = await temporarySluice()
  await using to = await temporarySluice()
  const urls = ['http://127.0.0.1:9/one.bin', 'http://127.0.0.1:9/two.bin']
  for (const sluice of [from, to]) await sluice.call('setLane', { source: 'http', paused: true })
  await from.call('add', { urls })
  await from.call('setPreferences', { maxAttempts: 9 })
  await to.call('add', { urls: urls.slice(0, 1) })

  await page.goto(from.address)
  const file = await exported(page)
  await page.goto(to.address)
  await openPanel(page)
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a file…' }).click()
  await (await choosing).setFiles(file)
  await expect(page.getByRole('dialog')).toContainText('2 downloads, 1 of them not in your list')
  await page.getByRole('button', { name: 'Add 1 download' }).click()
  await page.getByRole('button', { name: 'Take its preferences' }).click()
  await expect.poll(async () => (await to.call('getPreferences', {})).maxAttempts).toBe(9)
  await expect
    .poll(async () => (await to.call('getAllDownloads', {})).records.map(({ targetId }) => targetId))
    .toEqual(urls)
})

async function openPanel(page: Page): Promise<void> {
  await expect(page.getByRole('row', { name: 'one.bin' })).toBeVisible()
  await page.getByRole('button', { name: 'Preferences' }).click()
  await page.getByRole('tab', { name: 'Export and import' }).click()
}

async function exported(page: Page): Promise<string> {
  await openPanel(page)
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export queue and preferences' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^sluice-\d{4}-\d\d-\d\d\.json$/)
  return download.path()
}
