import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { tempFolder } from '../helpers/temp-folder.ts'
import { sluice, startSluice } from './running-sluice.ts'

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
