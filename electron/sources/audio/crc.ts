/** Most significant bit first, starting from 0, as FLAC has them (RFC 9639 §9.1.8 and §9.3). */
function crc(width: 8 | 16, polynomial: number): (bytes: Uint8Array) => number {
  const top = 1 << (width - 1)
  const mask = 2 ** width - 1
  const table = Array.from({ length: 256 }, (_, byte) => {
    let value = byte << (width - 8)
    for (let bit = 0; bit < 8; bit++) value = (value & top ? (value << 1) ^ polynomial : value << 1) & mask
    return value
  })
  return (bytes) => {
    let value = 0
    for (const byte of bytes) value = ((value << 8) ^ (table[(value >> (width - 8)) ^ byte] ?? 0)) & mask
    return value
  }
}

export const crc8 = crc(8, 0x07)
export const crc16 = crc(16, 0x8005)
