import { expect, test } from '@playwright/test'
import { startNginx } from '../helpers/nginx.ts'
import { makeFile } from './files.ts'
import { temporarySluice } from './running-sluice.ts'

const COUNT = 150

test('what was downloaded is found in the history, though its rows were cleared, and can be added again', async ({
  page,
}) => {
  await using nginx = await startNginx()
  const names = Array.from({ length: COUNT }, (_, n) => `song-${n}.flac`)
  for (const name of names) await makeFile(nginx.root, name, 1_000)
  await using sluice = await temporarySluice({ lanes: { http: { concurrency: 1 } } })
  await page.goto(sluice.address)
  await page.getByRole('button', { name: 'History' }).click()
  const history = page.getByRole('dialog', { name: 'History' })
  await expect(history).toContainText('Nothing was downloaded yet.')
  await page.keyboard.press('Escape')

  await sluice.call('add', { urls: names.map((name) => `${nginx.url}/${name}`) })
  await expect(page.getByRole('status', { name: 'Totals' })).toContainText(`${COUNT} completed`, {
    timeout: 30_000,
  })
  await expect(page.getByRole('status', { name: 'Totals' })).not.toContainText('Done about')
  await page.getByRole('button', { name: 'Clear completed' }).click()
  await page.getByRole('button', { name: 'History' }).click()
  const entries = history.getByRole('listitem')
  await expect(history.getByRole('status')).toHaveText('150 downloads')
  await expect(entries.first()).toContainText('song-149.flac')
  await expect(entries.first()).toContainText('Web · 1.0 kB')

  // The first is on a later page, which comes as one scrolls.
  const first = entries.filter({ hasText: 'song-0.flac' })
  await history.getByRole('region', { name: 'What was downloaded' }).focus()
  await expect(async () => {
    await page.keyboard.press('End')
    await expect(first).toBeVisible({ timeout: 500 })
  }).toPass()

  const search = history.getByRole('searchbox', { name: 'Search the history' })
  await search.fill('SONG-14')
  await expect(history.getByRole('status')).toHaveText('11 downloads')
  await search.fill('nothing like it')
  await expect(history).toContainText('No download matches.')
  await search.fill('song-77')
  await expect(entries).toHaveCount(1)
  await history.getByRole('button', { name: 'Download song-77.flac again' }).click()
  await expect(
    page.getByRole('dialog', { name: 'Add downloads' }).getByRole('textbox', { name: 'Links' }),
  ).toHaveValue(`${nginx.url}/song-77.flac`)
})
