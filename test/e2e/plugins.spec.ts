import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { tempFolder } from '../helpers/temp-folder.ts'
import { sluice, startSluice } from './running-sluice.ts'

const plugin = (name: string, body: string) => `export const plugin = ({ z }) => ({
  contract: 1, version: '1.0', name: '${name}', label: '${name}', policy: { concurrency: 1, delay: 0 },
  match: ['https://${name}.example/:id'],
  ${body}
  download: async () => null,
})`

test('a plugin is set up in the window, and one that hangs keeps nobody waiting', async ({ page }) => {
  await using folder = await tempFolder()
  let running = await startSluice(folder.path)
  await running.call('setPreferences', { plugins: true })
  await mkdir(join(running.dataDir, 'plugins'))
  const write = (name: string, body: string) =>
    writeFile(join(running.dataDir, 'plugins', `${name}.mjs`), plugin(name, body))
  await write('hangs', 'configured: () => new Promise(() => {}),')
  await write(
    'archive',
    `settings: z.strictObject({
      api: z.url().optional().meta({ title: 'Address', description: 'Where the archive is.' }),
      pages: z.int().optional(),
    }),
    configured: ({ api }) => api ? { ready: true, detail: '' } : { ready: false, reason: 'No archive.', howTo: 'Name one.' },`,
  )
  await running.end()
  running = await startSluice(folder.path)
  await page.goto(running.address)
  const group = (name: string) => page.getByRole('region', { name: 'Sources' }).getByRole('group', { name })
  // The others are there meanwhile, and what it is to be told of it follows.
  await expect(group('hangs')).toContainText('Being looked at')
  await expect(group('YouTube')).toBeVisible()
  await expect(group('hangs')).toContainText('Not set up', { timeout: 20_000 })
  await group('hangs').getByText('Not set up').click()
  await expect(group('hangs')).toContainText('It did not answer within 5 seconds.')

  await expect(group('archive')).toContainText('Not set up')
  await group('archive').getByRole('button', { name: 'Set up archive' }).click()
  const form = page.getByRole('dialog', { name: 'Settings of archive' })
  await form.getByRole('textbox', { name: 'Address', exact: true }).fill('https://archive.example/api')
  await form.getByRole('textbox', { name: 'pages', exact: true }).fill('three')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form).toBeHidden()
  await group('archive').getByText('Not set up').click()
  await expect(group('archive')).toContainText(/Its settings do not fit.*pages/)
  await group('archive').getByRole('button', { name: 'Set up archive' }).click()
  await form.getByRole('textbox', { name: 'pages', exact: true }).fill('3')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(group('archive')).not.toContainText(/Not set up|Being looked at/)
  const { sources } = await running.call('getPreferences', {})
  expect(sources['archive']).toEqual({ api: 'https://archive.example/api', pages: 3 })
  await running.end()
})

test('a plugin is used once it is turned on, as built, and listed on the command line', async () => {
  await using folder = await tempFolder()
  const server = createServer((_request, response) => response.end('an item')).listen(0, '127.0.0.1')
  try {
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    let running = await startSluice(folder.path)
    await mkdir(join(running.dataDir, 'plugins'))
    await writeFile(
      join(running.dataDir, 'plugins', 'mine.mjs'),
      `export const plugin = ({ transfer }) => ({
        contract: 1, version: '3.1', name: 'mine', label: 'Mine', policy: { concurrency: 1, delay: 0 },
        match: ['http://127.0.0.1:*/item/:id'],
        download: (job) => transfer({ ...job, url: job.extra.url }),
      })`,
    )
    await writeFile(join(running.dataDir, 'plugins', 'bad.mjs'), 'process.exit(7)')
    await running.end()
    running = await startSluice(folder.path)
    const off = await sluice(running.dataDir, 'plugins')
    expect(off.stdout).toMatch(/Plugins are off.*\n.*\nbad\.mjs +not loaded\nmine\.mjs +not loaded/)
    const on = await sluice(running.dataDir, 'plugins', '--on')
    expect(on.stdout).toMatch(
      /A plugin is a program.*trust.*\nThis takes effect when Sluice is started again/,
    )
    await running.end()
    running = await startSluice(folder.path)
    const listed = await sluice(running.dataDir, 'plugins')
    expect(listed.stdout).toMatch(/bad\.mjs +It ended the process.*exit code 7/)
    expect(listed.stdout).toMatch(/mine\.mjs +mine +3\.1 +in use/)
    expect((await sluice(running.dataDir, 'sources')).stdout).toMatch(/mine +Mine +Plugin 3\.1, from/)
    const link = `http://127.0.0.1:${port}/item/a1`
    const [id = ''] = await running.call('add', { urls: [link] })
    await expect
      .poll(async () => (await running.call('getDownloadStatus', { id }))?.state)
      .toBe('Completed, Succeeded')
    expect(await running.call('getDownloadStatus', { id })).toMatchObject({ source: 'mine', targetId: 'a1' })
    const got = await sluice(running.dataDir, 'get', link, '--json')
    expect(JSON.parse(got.stdout)).toMatchObject({ source: 'mine', state: 'Completed, Succeeded' })
    await running.end()
  } finally {
    server.close()
  }
})
