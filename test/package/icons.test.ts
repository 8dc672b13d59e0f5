import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { packIcns, packIco } from '../../scripts/icon-files.ts'

const root = join(import.meta.dirname, '../..')
const asset = (...path: string[]) => readFile(join(root, 'assets', ...path))
const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

/** Width and height of a PNG, from its first chunk. */
function sizeOf(png: Buffer): readonly [number, number] {
  expect(png.subarray(0, 8)).toEqual(PNG)
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}

it('Linux has a picture for each size, as large as its name says', async () => {
  const names = await readdir(join(root, 'assets/icons'))
  expect(names).toContain('512x512.png')
  for (const name of names) {
    const size = Number.parseInt(name, 10)
    expect(name).toBe(`${size}x${size}.png`)
    expect(sizeOf(await asset('icons', name))).toEqual([size, size])
  }
})

it('the Windows icon lists pictures up to 256 px where they are', async () => {
  const ico = await asset('icon.ico')
  const count = ico.readUInt16LE(4)
  const sizes = Array.from({ length: count }, (_, n) => {
    const at = 6 + 16 * n
    const start = ico.readUInt32LE(at + 12)
    const size = ico.readUInt8(at) || 256
    expect(sizeOf(ico.subarray(start, start + ico.readUInt32LE(at + 8)))).toEqual([size, size])
    return size
  })
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256])
})

it('the macOS icon has every picture under Apple’s name for its size', async () => {
  const icns = await asset('icon.icns')
  expect(icns.toString('latin1', 0, 4)).toBe('icns')
  expect(icns.readUInt32BE(4)).toBe(icns.length)
  const found: Record<string, number> = {}
  for (let at = 8; at < icns.length; ) {
    const length = icns.readUInt32BE(at + 4)
    found[icns.toString('latin1', at, at + 4)] = sizeOf(icns.subarray(at + 8, at + length))[0]
    at += length
  }
  expect(found).toMatchObject({ ic07: 128, ic08: 256, ic09: 512, ic10: 1_024, ic13: 256, ic14: 512 })
})

it('the window shows the same drawing in its tab', async () => {
  expect(await readFile(join(root, 'renderer/ui/mark.svg'), 'utf8')).toBe(
    await readFile(join(root, 'assets/icon.svg'), 'utf8'),
  )
})

it('pictures of no size that Apple names are refused; no pictures make an empty icon', () => {
  expect(() => packIcns([{ size: 20, png: PNG }])).toThrow('20 px')
  expect(packIco([])).toHaveLength(6)
})
