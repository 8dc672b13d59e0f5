/** Units in an em. */
const EM = 1_000
/** Somewhat narrower than most letters are in most fonts. */
const ADVANCE = 520
const [ASCENT, DESCENT] = [900, -250]

const u16 = (...values: number[]): Buffer =>
  Buffer.concat(
    values.map((value) => {
      const bytes = Buffer.alloc(2)
      bytes.writeUInt16BE(value & 0xffff)
      return bytes
    }),
  )
const u32 = (...values: number[]): Buffer =>
  Buffer.concat(
    values.map((value) => {
      const bytes = Buffer.alloc(4)
      bytes.writeUInt32BE(value)
      return bytes
    }),
  )

/** A triangle that is never shown: a font's glyphs may not all be empty. */
const notdef = Buffer.concat([
  u16(1, 0, 0, 100, 100, 2, 0),
  Buffer.from([1, 1, 1]),
  u16(0, 100, -50, 0, 0, 100),
  u16(0).subarray(1),
])

/** Every character there is, as glyph 1: format 13, many-to-one. */
const cmap = Buffer.concat([u16(0, 1, 3, 10), u32(12), u16(13, 0), u32(28, 0, 1, 0, 0x10_ffff, 1)])

const tables: readonly (readonly [tag: string, data: Buffer])[] = [
  [
    'OS/2',
    Buffer.concat([
      u16(4, ADVANCE, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 250, 0),
      Buffer.alloc(10),
      u32(0, 0, 0, 0),
      Buffer.from('NONE'),
      u16(0x40, 0, 0xffff, ASCENT, DESCENT, 0, ASCENT, -DESCENT),
      u32(1, 0),
      u16(500, 700, 0, 32, 1),
    ]),
  ],
  ['cmap', cmap],
  ['glyf', notdef],
  [
    'head',
    Buffer.concat([
      u32(0x1_0000, 0x1_0000, 0, 0x5f0f_3cf5),
      u16(0, EM),
      Buffer.alloc(16),
      u16(0, 0, 100, 100, 0, 8, 2, 0, 0),
    ]),
  ],
  [
    'hhea',
    Buffer.concat([u32(0x1_0000), u16(ASCENT, DESCENT, 0, ADVANCE, 0, 0, 100, 1, 0, 0, 0, 0, 0, 0, 0, 2)]),
  ],
  ['hmtx', u16(ADVANCE, 0, ADVANCE, 0)],
  ['loca', u16(0, notdef.length / 2, notdef.length / 2)],
  ['maxp', Buffer.concat([u32(0x1_0000), u16(2, 3, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)])],
  ['name', u16(0, 0, 6)],
  ['post', Buffer.concat([u32(0x3_0000, 0), u16(-100, 50), u32(1, 0, 0, 0, 0)])],
]

/**
 * A TrueType font in which every character of every script is the same blank of half an em: text set in it has
 * the same places on every machine, whatever fonts that has.
 */
export function blankFont(): Buffer {
  let at = 12 + 16 * tables.length
  const padded = tables.map(([, data]) => Buffer.concat([data, Buffer.alloc(-data.length & 3)]))
  const directory = tables.map(([tag, data], n) => {
    const entry = Buffer.concat([Buffer.from(tag), u32(sumOf(padded[n] ?? data), at, data.length)])
    at += padded[n]?.length ?? 0
    return entry
  })
  return Buffer.concat([
    u32(0x1_0000),
    u16(tables.length, 128, 3, tables.length * 16 - 128),
    ...directory,
    ...padded,
  ])
}

function sumOf(data: Buffer): number {
  let sum = 0
  for (let n = 0; n < data.length; n += 4) sum = (sum + data.readUInt32BE(n)) >>> 0
  return sum
}
