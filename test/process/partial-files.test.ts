import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { holds, removePartial } from '../../electron/process/partial-files.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

it.each([
  ['/d', '/d', true],
  ['/', '/d', true],
  ['/d', '/d/e/f', true],
  ['/d/', '/d', true],
  ['/d/x.part', '/d', false],
  ['/d', '/dd', false],
  ['/d/..x', '/d', false],
  ['/d/e', '/d/..e', false],
])('%s takes %s along: %s', (path, folder, expected) => {
  expect(holds(path, folder)).toBe(expected)
})

it('does not remove what a relative path happens to name', async () => {
  await using folder = await tempFolder()
  const path = join(folder.path, 'a')
  writeFileSync(path, '')
  const before = process.cwd()
  process.chdir(folder.path)
  await removePartial('a')
  process.chdir(before)
  expect(existsSync(path)).toBe(true)
})
