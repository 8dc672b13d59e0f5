import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { PartFile } from '../../electron/transfer/part-file.ts'
import { receive } from '../../electron/transfer/receive.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { failureOf } from './fetch-to.ts'

async function* bodyOf(...pieces: string[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece)
}

const { signal } = new AbortController()
const reception = { size: 10, limit: null, signal, onBytes: () => undefined }

// HTTP's own rules end most such bodies before they come here; what is counted is counted all the same.
it.each([
  ['fewer', 'incomplete', ['123', '456']],
  ['more', 'wrong-length', ['12345', '67890', '1']],
])('a body of %s bytes than announced is %s', async (_what, code, pieces) => {
  await using folder = await tempFolder()
  const part = await PartFile.create(folder.path, 'a')
  expect((await failureOf(receive({ ...reception, body: bodyOf(...pieces), part }))).code).toBe(code)
  await part.remove()
})

it('pieces larger than a block and smaller ones are written in their order', async () => {
  await using folder = await tempFolder()
  const part = await PartFile.create(folder.path, 'a')
  const pieces = ['a', 'b'.repeat(1_048_575), 'c'.repeat(3_000_000), 'd']
  await receive({ ...reception, size: null, body: bodyOf(...pieces), part })
  await part.finish()
  expect((await readFile(join(folder.path, 'a.part'), 'utf8')) === pieces.join('')).toBe(true)
})
