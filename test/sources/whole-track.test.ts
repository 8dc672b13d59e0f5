import { appendFile, copyFile, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkWholeTrack } from '../../electron/sources/audio/whole-track.ts'
import { cutShort, makeTone } from '../helpers/audio.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { failureOf } from '../transfer/fetch-to.ts'

let folder: Awaited<ReturnType<typeof tempFolder>>
const path = (name: string) => join(folder.path, name)
const check = (name: string, seconds: number | null = null, allowShort = false) =>
  checkWholeTrack(path(name), { seconds, allowShort })
const refused = async (name: string, seconds: number | null = null) =>
  (await failureOf(check(name, seconds))).code

const formats = [
  ['16 bit.flac', []],
  ['24 bit.flac', ['-ar', '96000', '-sample_fmt', 's32', '-ac', '2']],
  ['small blocks.flac', ['-frame_size', '192']],
  ['cbr.mp3', ['-b:a', '128k']],
  ['vbr.mp3', ['-q:a', '4', '-ac', '1']],
  ['low.mp3', ['-ar', '22050']],
  ['aac.m4a', []],
  ['fast start.m4a', ['-movflags', '+faststart']],
] as const

beforeAll(async () => {
  folder = await tempFolder()
  for (const [name, more] of formats) makeTone(folder.path, name, 5, ...more)
  for (const name of ['preview.flac', 'preview.mp3', 'preview.m4a']) makeTone(folder.path, name, 30)
})
afterAll(() => folder[Symbol.asyncDispose]())

describe.each(formats)('%s', (name) => {
  it('is whole', async () => {
    await check(name)
    await check(name, 5)
  })

  it.each([0.999, 0.9, 0.5, 0.1])('is not when it ends at %d of its length', async (share) => {
    await cutShort(folder.path, name, share)
    expect(await refused(`short-${name}`)).toBe('incomplete')
  })

  it('is not all when the track is longer', async () => {
    expect(await refused(name, 200)).toBe('unavailable')
  })
})

it.each(['preview.flac', 'preview.mp3', 'preview.m4a'])('%s is as long as a preview', async (name) => {
  expect(await refused(name)).toBe('unavailable')
  await check(name, null, true)
  await check(name, 30)
})

it('a FLAC file that misses its last frames and no more is not whole', async () => {
  const { size } = await stat(path('small blocks.flac'))
  // Wherever it is cut, also between two frames.
  for (let bytes = 1; bytes < 400; bytes += 7) {
    await copyFile(path('small blocks.flac'), path('cut.flac'))
    await truncate(path('cut.flac'), size - bytes)
    expect(await refused('cut.flac')).toBe('incomplete')
  }
})

it('a FLAC file with an old tag behind it is whole', async () => {
  await copyFile(path('16 bit.flac'), path('tagged.flac'))
  await appendFile(path('tagged.flac'), Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125)]))
  await check('tagged.flac')
})

it('nothing is not a track, and what nobody knows is let through', async () => {
  await writeFile(path('empty.mp3'), '')
  expect(await refused('empty.mp3')).toBe('incomplete')
  await writeFile(path('odd.ape'), 'MAC and so on')
  await check('odd.ape')
  for (const junk of ['fLaC', 'ID3', '\0\0\0\x08ftyp', '\xff\xfb']) {
    await writeFile(path('junk'), Buffer.from(junk, 'latin1'))
    await check('junk').catch(() => undefined)
  }
})
