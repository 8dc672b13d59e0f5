import { stat } from 'node:fs/promises'
import { constants, getPriority } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startDemoServer } from '../../scripts/demo-server.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { addLinks, row } from './add-links.ts'
import { startDesktop } from './desktop-sluice.ts'
import { namesIn } from './files.ts'

// Nothing but Node and Electron: what Windows and macOS are tested with, which have no nginx and no /proc.

test('the app opens, downloads in a process of its own, and quits', { tag: '@everywhere' }, async () => {
  await using server = await startDemoServer()
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path)
  await addLinks(sluice.page, [server.link('anywhere.bin', 2_000_000, 1_000_000)])
  await expect.poll(() => sluice.children()).toHaveLength(1)
  // Main, which answers a person, comes first.
  const [child = 0] = await sluice.children()
  const lower = Math.max(getPriority(sluice.process.pid), constants.priority.PRIORITY_BELOW_NORMAL)
  await expect.poll(() => getPriority(child)).toBe(lower)
  await expect(row(sluice.page, 'anywhere.bin')).toContainText('Completed')
  await expect.poll(() => namesIn(sluice.downloads)).toEqual(['anywhere.bin'])
  expect((await stat(join(sluice.downloads, 'anywhere.bin'))).size).toBe(2_000_000)
  await sluice.quit()
  expect(sluice.process.exitCode).toBe(0)
  expect(await namesIn(sluice.dataDir)).not.toContain('endpoint.json')
})

test('the page has two functions of ours and nothing of Node', { tag: '@everywhere' }, async () => {
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path)
  const seen = await sluice.page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in window),
    api: Object.keys(Reflect.get(window, 'sluice') ?? {}),
  }))
  expect(seen).toEqual({ node: [], api: ['call', 'on'] })
})
