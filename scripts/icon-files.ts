/** A square PNG of so many px. */
export type IconImage = { readonly size: number; readonly png: Uint8Array }

const ICO_HEADER = 6
const ICO_ENTRY = 16

/** A Windows icon of PNGs, which Windows reads since Vista. Sizes from 1 to 256 px. */
export function packIco(images: readonly IconImage[]): Buffer {
  const header = Buffer.alloc(ICO_HEADER + images.length * ICO_ENTRY)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(images.length, 4)
  let offset = header.length
  images.forEach(({ size, png }, n) => {
    const at = ICO_HEADER + n * ICO_ENTRY
    // One byte each: 256 is written as 0.
    header.writeUInt8(size % 256, at)
    header.writeUInt8(size % 256, at + 1)
    header.writeUInt16LE(1, at + 4)
    header.writeUInt16LE(32, at + 6)
    header.writeUInt32LE(png.length, at + 8)
    header.writeUInt32LE(offset, at + 12)
    offset += png.length
  })
  return Buffer.concat([header, ...images.map(({ png }) => png)])
}

/** Apple's names of PNGs by size; the retina twin of the next smaller size has one of its own. */
const icnsTypes: Readonly<Record<number, readonly string[]>> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
}

/** A macOS icon of PNGs. Throws for a size Apple knows no name for. */
export function packIcns(images: readonly IconImage[]): Buffer {
  const parts = images.flatMap(({ size, png }) => {
    const types = icnsTypes[size]
    if (!types) throw new RangeError(`An icns has no image of ${size} px.`)
    return types.flatMap((type) => [icnsHeader(type, png.length), png])
  })
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  return Buffer.concat([icnsHeader('icns', length), ...parts])
}

function icnsHeader(type: string, length: number): Buffer {
  const header = Buffer.alloc(8)
  header.write(type, 'latin1')
  header.writeUInt32BE(length + header.length, 4)
  return header
}
