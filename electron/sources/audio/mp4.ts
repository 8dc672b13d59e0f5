import type { FileHandle } from 'node:fs/promises'
import type { Found } from './found.ts'
import { readAt } from './read-at.ts'

type Box = { readonly type: string; readonly start: number; readonly end: number }

/** An MP4 file (ISO 14496-12) is whole when its boxes end where it does, and it has a head and a body. */
export async function mp4(file: FileHandle, size: number): Promise<Found> {
  const boxes: Box[] = []
  for (let at = 0; at < size; ) {
    const box = await boxAt(file, at, size)
    if (box === null || box.end > size) return { isWhole: false, seconds: null }
    boxes.push(box)
    at = box.end
  }
  const head = boxes.find(({ type }) => type === 'moov')
  const hasBody = boxes.some(({ type, start, end }) => type === 'mdat' && end - start > 0)
  return { isWhole: head !== undefined && hasBody, seconds: head ? await seconds(file, head) : null }
}

/** Null when there is none. `start` is behind the box's own head. */
async function boxAt(file: FileHandle, at: number, size: number): Promise<Box | null> {
  const head = await readAt(file, at, 16)
  if (head.length < 8) return null
  const type = head.toString('latin1', 4, 8)
  const length = head.readUInt32BE(0)
  // 0: as far as the file goes; 1: the length follows, for what 32 bits cannot say.
  if (length === 0) return { type, start: at + 8, end: size }
  if (length !== 1) return length < 8 ? null : { type, start: at + 8, end: at + length }
  return head.length < 16 ? null : { type, start: at + 16, end: at + Number(head.readBigUInt64BE(8)) }
}

async function seconds(file: FileHandle, moov: Box): Promise<number | null> {
  for (let at = moov.start; at < moov.end; ) {
    const box = await boxAt(file, at, moov.end)
    if (box === null) return null
    if (box.type === 'mvhd') return durationIn(await readAt(file, box.start, 32))
    at = box.end
  }
  return null
}

/** A file in fragments says 0 here, or that it does not know. */
function durationIn(mvhd: Buffer): number | null {
  if (mvhd.length < 32) return null
  const isLong = mvhd.readUInt8(0) === 1
  const scale = mvhd.readUInt32BE(isLong ? 20 : 12)
  const duration = isLong ? Number(mvhd.readBigUInt64BE(24)) : mvhd.readUInt32BE(16)
  const isKnown = duration > 0 && scale > 0 && duration < 2 ** 32 - 1
  return isKnown ? duration / scale : null
}
