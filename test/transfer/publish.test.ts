import { readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { claimedByPlaceholder, publish } from '../../electron/transfer/publish.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

it('a finished file takes the first free name', async () => {
  await using folder = await tempFolder()
  const at = (name: string) => join(folder.path, name)
  await writeFile(at('a.txt'), 'there')
  // A link that leads nowhere is a name that is taken too.
  await symlink('/nowhere', at('a (1).txt'))
  await writeFile(at('x.part'), 'new')
  expect(await publish(at('x.part'), folder.path, 'a.txt')).toBe(at('a (2).txt'))
  expect(await readFile(at('a (2).txt'), 'utf8')).toBe('new')
  expect((await readdir(folder.path)).sort()).toEqual(['a (1).txt', 'a (2).txt', 'a.txt'])
})

it('without hard links too a name is claimed once and nothing is overwritten', async () => {
  await using folder = await tempFolder()
  const at = (name: string) => join(folder.path, name)
  const parts = Array.from({ length: 20 }, (_, index) => at(`${index}.part`))
  for (const part of parts) await writeFile(part, part)
  const claims = await Promise.all(parts.map((part) => claimedByPlaceholder(part, at('a.txt'))))
  expect(claims.filter(Boolean)).toHaveLength(1)
  expect(await readFile(at('a.txt'), 'utf8')).toBe(parts[claims.indexOf(true)])
  expect(await readdir(folder.path)).toHaveLength(20)
})

it('a placeholder goes when the file cannot follow', async () => {
  await using folder = await tempFolder()
  const path = join(folder.path, 'a.txt')
  await expect(claimedByPlaceholder(join(folder.path, 'gone.part'), path)).rejects.toThrow()
  expect(await readdir(folder.path)).toEqual([])
})
