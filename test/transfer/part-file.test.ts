import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { PartFile } from '../../electron/transfer/part-file.ts'
import { readSidecar, type Sidecar } from '../../electron/transfer/sidecar.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const sidecar: Sidecar = {
  version: 1,
  id: 'an id',
  url: 'http://here/a.txt',
  name: 'a.txt',
  validator: null,
  size: null,
  ranges: [],
  publishing: null,
}

it('a part file has its sidecar from the first moment, and no name of another', async () => {
  await using folder = await tempFolder()
  const at = (name: string) => join(folder.path, name)
  await writeFile(at('a.txt.part'), 'mine')
  await writeFile(at('a (1).txt.part.json'), 'mine too')
  const part = await PartFile.create(folder.path, sidecar)
  expect(part.path).toBe(at('a (2).txt.part'))
  expect(await readSidecar(part.path)).toEqual(sidecar)
  expect((await readdir(folder.path)).sort()).toEqual([
    'a (1).txt.part.json',
    'a (2).txt.part',
    'a (2).txt.part.json',
    'a.txt.part',
  ])
  await part.remove()
  expect((await readdir(folder.path)).sort()).toEqual(['a (1).txt.part.json', 'a.txt.part'])
})

it('bytes are where they were written', async () => {
  await using folder = await tempFolder()
  const part = await PartFile.create(folder.path, sidecar)
  part.write(Buffer.from('world'), 6)
  part.write(Buffer.from('hello '), 0)
  await part.sync()
  expect(await readFile(part.path, 'utf8')).toBe('hello world')
  await part.remove()
})

it('a small file has a part file of its record’s name, once', async () => {
  await using folder = await tempFolder()
  const part = PartFile.createSmall(folder.path, 'an-id')
  expect(await readdir(folder.path)).toEqual(['.sluice-an-id.part'])
  expect(PartFile.createSmall(folder.path, 'an-id')).toBeNull()
  await part?.remove()
  expect(await readdir(folder.path)).toEqual([])
})
