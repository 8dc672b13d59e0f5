import type { FileHandle } from 'node:fs/promises'
import type { Found } from './found.ts'
import { readAt } from './read-at.ts'

/** The first frame is where the tags end, or soon after. */
const SEARCH_BYTES = 64 * 1024
/** Of layer III, by the header's four bits; in kbit/s. */
const bitRates = {
  mpeg1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0],
  mpeg2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0],
}
const sampleRates = [44_100, 48_000, 32_000]

type Frame = {
  readonly isMpeg1: boolean
  readonly isMono: boolean
  readonly rate: number
  readonly kbit: number
}

/**
 * An MP3 file is whole when it has as many bytes as its encoder noted in the first frame (Xing or Info).
 * Without such a note nothing is known but its length, and that only if its bit rate never changes.
 */
export async function mp3(file: FileHandle, start: number, size: number): Promise<Found> {
  const head = await readAt(file, start, SEARCH_BYTES)
  const at = head.findIndex((_, index) => frameAt(head, index) !== null)
  const frame = frameAt(head, at)
  if (frame === null) return { isWhole: false, seconds: null }
  const note = noteIn(head.subarray(at), frame)
  const samples = frame.isMpeg1 ? 1_152 : 576
  const present = size - start - at
  if (note === null) return { isWhole: true, seconds: (present * 8) / (frame.kbit * 1_000) }
  const seconds = note.frames === null ? null : (note.frames * samples) / frame.rate
  return { isWhole: note.bytes === null || present >= note.bytes, seconds }
}

function frameAt(bytes: Buffer, at: number): Frame | null {
  const [sync = 0, version = 0, rates = 0, mode = 0] = bytes.subarray(Math.max(0, at), at + 4)
  if (sync !== 0xff || (version & 0xe6) !== 0xe2 || (version & 0x18) === 0x08) return null
  const isMpeg1 = (version & 0x18) === 0x18
  const kbit = bitRates[isMpeg1 ? 'mpeg1' : 'mpeg2'][rates >> 4] ?? 0
  const rate = (sampleRates[(rates >> 2) & 3] ?? 0) / (isMpeg1 ? 1 : (version & 0x18) === 0x10 ? 2 : 4)
  return kbit > 0 && rate > 0 ? { isMpeg1, isMono: mode >> 6 === 3, rate, kbit } : null
}

type Note = { readonly frames: number | null; readonly bytes: number | null }

function noteIn(frame: Buffer, { isMpeg1, isMono }: Frame): Note | null {
  const at = 4 + (isMpeg1 ? (isMono ? 17 : 32) : isMono ? 9 : 17)
  if (frame.length < at + 16 || !/^(?:Xing|Info)$/.test(frame.toString('latin1', at, at + 4))) return null
  const flags = frame.readUInt32BE(at + 4)
  const frames = flags & 1 ? frame.readUInt32BE(at + 8) : null
  const bytes = flags & 2 ? frame.readUInt32BE(at + (flags & 1 ? 12 : 8)) : null
  return { frames, bytes }
}
