import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { makeStream } from '../helpers/media.ts'
import { startNginx } from '../helpers/nginx.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { prepareFolder, startSluice } from './running-sluice.ts'

test('a list says what became of it, and the preferences which plugins there are', async ({ page }) => {
  await using nginx = await startNginx({ server: 'location /same/ { rewrite ^ /film.mp4 break; }' })
  makeStream(nginx.root)
  const items = Array.from(
    { length: 5 },
    (_, n) =>
      `<item><title>Lecture ${n + 1}: On rivers</title><link>${nginx.url}/same/${n}.mp4</link></item>`,
  )
  await writeFile(
    join(nginx.root, 'feed.xml'),
    `<rss version="2.0"><channel><title>Lectures on water</title>${items.join('')}</channel></rss>`,
  )
  await using folder = await tempFolder()
  const { dataDir } = await prepareFolder(folder.path, { plugins: true })
  await mkdir(join(dataDir, 'plugins'))
  await writeFile(
    join(dataDir, 'plugins', 'archive.mjs'),
    `export const plugin = () => ({ contract: 1, version: '1.2.0', name: 'archive', label: 'Archive', policy: { concurrency: 2, delay: 1 }, match: ['https://archive.example/item/:id'], download: async () => null })`,
  )
  await writeFile(join(dataDir, 'plugins', 'broken.mjs'), 'process.exit(3)')
  await using sluice = await startSluice(folder.path)
  const id = await sluice.call('dispatch', {
    source: 'youtube',
    targetId: 'list',
    displayName: 'A list',
    originalFilename: 'list||A list',
    extra: { url: `${nginx.url}/feed.xml` },
  })
  while ((await sluice.call('getDownloadStatus', { id }))?.state !== 'Completed, Succeeded')
    await page.waitForTimeout(200)
  await page.goto(sluice.address)
  const row = page.getByRole('row', { name: 'Lectures on water' })
  await expect(row).toContainText('Expanded')
  await expect(row).toContainText('5 downloads made of it')
  await expect(page.getByRole('row', { name: /Lecture \d: On rivers/ })).toHaveCount(5)

  await page.getByRole('button', { name: 'Preferences' }).click()
  await page.getByRole('tab', { name: 'Plugins' }).click()
  await expect(page.getByRole('switch', { name: 'Load plugins' })).toBeChecked()
  const plugins = page.getByRole('list', { name: 'Plugins found' }).getByRole('listitem')
  await expect(plugins).toHaveText([
    /ArchiveVersion 1\.2\.0In use.*archive\.mjs/,
    /broken\.mjs.*It ended the process.*exit code 3/,
  ])
})
