import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startNginx } from '../helpers/nginx.ts'
import { row } from './add-links.ts'
import { makeFile, namesIn } from './files.ts'
import { temporarySluice } from './running-sluice.ts'

test('a rule that is made in the preferences takes downloads to its folder, and links tell of it before', async ({
  page,
}) => {
  await using nginx = await startNginx()
  const names = ['track-08.flac', 'track-09.flac', 'track-10.flac']
  for (const name of names) await makeFile(nginx.root, name, 1_000)
  await makeFile(nginx.root, 'cover.jpg', 1_000)
  await using sluice = await temporarySluice()
  await page.goto(sluice.address)

  await page.getByRole('button', { name: 'Preferences' }).click()
  const preferences = page.getByRole('dialog', { name: 'Preferences' })
  await preferences.getByRole('button', { name: 'Add a rule' }).click()
  const rule = preferences.getByRole('group', { name: 'Rule 1' })
  await expect(preferences.getByRole('button', { name: 'Save' })).toBeDisabled()
  await rule.getByRole('textbox', { name: 'Types' }).fill('mp3, flac')
  await rule.getByRole('textbox', { name: 'Folder' }).fill('../out')
  await expect(rule).toContainText('may not lead out')
  await rule.getByRole('textbox', { name: 'Folder' }).fill('Music/{host}')
  await expect(rule).toContainText(`Such as ${join(sluice.downloads, 'Music/example.org')}`)
  await preferences.getByRole('button', { name: 'Save' }).click()
  await expect(preferences).toBeHidden()
  const { folderRules } = await sluice.call('getPreferences', {})
  expect(folderRules).toEqual([{ types: ['mp3', 'flac'], folder: 'Music/{host}' }])

  await page.getByRole('button', { name: 'Add downloads' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Add downloads' })
  await dialog
    .getByRole('textbox', { name: 'Links' })
    .fill(`${nginx.url}/track-[08-10].flac ${nginx.url}/cover.jpg`)
  const shown = dialog.getByRole('listitem')
  await expect(shown).toHaveCount(4)
  const music = join(sluice.downloads, 'Music/127.0.0.1')
  await expect(shown.filter({ hasText: 'flac' })).toContainText([music, music, music])
  await expect(shown.filter({ hasText: 'cover.jpg' })).not.toContainText(sluice.downloads)
  expect(await nginx.requests()).toEqual([])
  await dialog.getByRole('button', { name: 'Look up names and sizes' }).click()
  await expect(shown.filter({ hasText: '1.0 kB' })).toHaveCount(4)
  expect((await nginx.requests()).map(({ bytes }) => bytes)).toEqual([0, 0, 0, 0])
  const ranges = dialog.getByRole('switch', { name: 'Fill in ranges' })
  await ranges.press('Space')
  await expect(shown).toHaveCount(2)
  await ranges.press('Space')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()

  for (const name of [...names, 'cover.jpg']) await expect(row(page, name)).toContainText('Completed')
  await expect.poll(async () => (await namesIn(music)).toSorted()).toEqual(names)
  await expect.poll(async () => (await namesIn(sluice.downloads)).toSorted()).toEqual(['Music', 'cover.jpg'])
})

test('whether a file exists is looked up under the name and in the folder it would get', async ({ page }) => {
  await using nginx = await startNginx()
  await using sluice = await temporarySluice()
  await makeFile(nginx.root, 'a1b2.bin', 1_000)
  await makeFile(sluice.downloads, 'The film.bin', 10)
  await page.goto(sluice.address)
  await page.getByRole('button', { name: 'Add downloads' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Add downloads' })
  await dialog.getByRole('textbox', { name: 'Links' }).fill(`The film – ${nginx.url}/a1b2.bin`)
  const link = dialog.getByRole('listitem')
  await dialog.getByRole('button', { name: 'Look up names and sizes' }).click()
  await expect(link).toContainText('The film.bin')
  await expect(link).toContainText('A file of this name exists')
  const titles = dialog.getByRole('switch', { name: /name the text has/ })
  await titles.press('Space')
  await expect(link).not.toContainText('A file of this name exists')
  await dialog.getByRole('button', { name: 'Look up names and sizes' }).click()
  await expect(link).toContainText('a1b2.bin')
  await expect(link).toContainText('1.0 kB')
  await expect(link).not.toContainText('A file of this name exists')
  await titles.press('Space')
  await dialog.getByRole('textbox', { name: 'Folder' }).fill(join(sluice.downloads, 'other'))
  await dialog.getByRole('button', { name: 'Look up names and sizes' }).click()
  await expect(link).toContainText('The film.bin')
  await expect(link).not.toContainText('A file of this name exists')
})
