import type { FileHandle } from 'node:fs/promises'
import { crc8, crc16 } from './crc.ts'
import type { Found } from './found.ts'
import { readAt } from './read-at.ts'

/** Where the last frame is looked for; far more than one of 8 channels at 24 bits takes. */
const TAIL_BYTES = 1024 * 1024
const ID3V1_BYTES = 128

type StreamInfo = {
  readonly blockSize: number
  readonly rate: number
  /** 0: not said. */
  readonly samples: number
  /** Where the frames begin. */
  readonly start: number
}

/** A FLAC file (RFC 9639) is whole when its last frame is, and ends where the file's head says. */
export async function flac(file: FileHandle, start: number, size: number): Promise<Found> {
  const info = await streamInfo(file, start)
  if (info === null || info.start >= size) return { isWhole: false, seconds: null }
  const seconds = info.samples === 0 ? null : info.samples / info.rate
  const from = Math.max(info.start, size - TAIL_BYTES)
  const tail = withoutId3(await readAt(file, from, size - from))
  for (let at = tail.length - 2; at >= 0; at--) {
    if (isLastFrame(tail.subarray(at), info)) return { isWhole: true, seconds }
  }
  return { isWhole: false, seconds }
}

/** Whether a frame begins here that ends where the file does, and the music too. */
function isLastFrame(bytes: Buffer, info: StreamInfo): boolean {
  if (bytes[0] !== 0xff || ((bytes[1] ?? 0) & 0xfe) !== 0xf8) return false
  const end = frameEnd(bytes, info)
  const isEnd = end !== null && (info.samples === 0 || end === info.samples)
  return isEnd && crc16(bytes) === 0
}

async function streamInfo(file: FileHandle, start: number): Promise<StreamInfo | null> {
  let at = start + 4
  let info: Omit<StreamInfo, 'start'> | null = null
  for (let isLast = false; !isLast; ) {
    const head = await readAt(file, at, 4)
    if (head.length < 4) return null
    isLast = head.readUInt8(0) >= 0x80
    const length = head.readUIntBE(1, 3)
    if ((head.readUInt8(0) & 0x7f) === 0) {
      const block = await readAt(file, at + 4, 34)
      if (block.length < 34) return null
      const samples = (block.readUInt8(13) & 0x0f) * 2 ** 32 + block.readUInt32BE(14)
      info = { blockSize: block.readUInt16BE(0), rate: block.readUIntBE(10, 3) >> 4, samples }
    }
    at += 4 + length
  }
  return info && { ...info, start: at }
}

/** Where a frame ends, in samples from the beginning; null when it is none. */
function frameEnd(frame: Buffer, { blockSize }: StreamInfo): number | null {
  const number = codedNumber(frame)
  if (number === null) return null
  const [, flags = 0, sizes = 0] = frame
  const sizeBytes = { 6: 1, 7: 2 }[sizes >> 4] ?? 0
  const rateBytes = { 12: 1, 13: 2, 14: 2 }[sizes & 0x0f] ?? 0
  const length = 4 + number.bytes + sizeBytes + rateBytes
  if (frame.length <= length || crc8(frame.subarray(0, length)) !== frame[length]) return null
  const samples = sizeBytes ? frame.readUIntBE(4 + number.bytes, sizeBytes) + 1 : namedSize(sizes >> 4)
  // Frames are counted where all but the last have one size, and samples where they have not.
  return number.value * (flags & 1 ? 1 : blockSize) + samples
}

const namedSize = (bits: number): number => {
  if (bits === 1) return 192
  return bits < 8 ? 576 * 2 ** (bits - 2) : 256 * 2 ** (bits - 8)
}

/** As UTF-8 has it, to 36 bits. */
function codedNumber(frame: Buffer): { readonly value: number; readonly bytes: number } | null {
  const first = frame[4] ?? 0
  const bytes = first < 0x80 ? 1 : Math.clz32(~(first << 24))
  if (bytes > 7 || (first >= 0x80 && bytes < 2) || frame.length < 4 + bytes) return null
  let value = bytes === 1 ? first : first & (0x7f >> bytes)
  for (let at = 5; at < 4 + bytes; at++) {
    const next = frame[at] ?? 0
    if (next >> 6 !== 2) return null
    value = value * 64 + (next & 0x3f)
  }
  return { value, bytes }
}

/** Some programs put it where it does not belong. */
function withoutId3(tail: Buffer): Buffer {
  const tag = tail.subarray(Math.max(0, tail.length - ID3V1_BYTES))
  return tag.toString('latin1', 0, 3) === 'TAG' ? tail.subarray(0, tail.length - ID3V1_BYTES) : tail
}
