import { type FileHandle, open } from 'node:fs/promises'
import { DownloadError } from '../../../shared/failure.ts'
import { flac } from './flac.ts'
import type { Found } from './found.ts'
import { mp3 } from './mp3.ts'
import { mp4 } from './mp4.ts'
import { readAt } from './read-at.ts'

/** Services sell 30 s of a track as its preview, give or take what their encoder does. */
const PREVIEW_SECONDS = { least: 28, most: 31 }
/** What two ways of measuring one track may differ by. */
const TOLERANCE_SECONDS = 3

export type Expected = {
  /** The track's length; null: unknown. */
  readonly seconds: number | null
  /** Take one as short as a preview for whole when its length is unknown. */
  readonly allowShort: boolean
}

/**
 * Refuses a track that ends before its end, or that is a preview. What says nothing of itself (a format not
 * known here) is let through. Throws a DownloadError.
 */
export async function checkWholeTrack(path: string, expected: Expected): Promise<void> {
  await using file = await open(path, 'r')
  const { size } = await file.stat()
  const found = size === 0 ? { isWhole: false, seconds: null } : await look(file, size)
  if (!found.isWhole) {
    throw new DownloadError('incomplete', `The track that came ends before its end (${size} bytes).`)
  }
  if (found.seconds === null) return
  const came = `${Math.round(found.seconds)} s`
  if (expected.seconds !== null) {
    if (found.seconds >= expected.seconds - TOLERANCE_SECONDS) return
    const all = `${Math.round(expected.seconds)} s`
    throw new DownloadError('unavailable', `Only ${came} of ${all} came: a preview, or a track cut short.`)
  }
  const { least, most } = PREVIEW_SECONDS
  if (expected.allowShort || found.seconds < least || found.seconds > most) return
  throw new DownloadError(
    'unavailable',
    `Only ${came} came, as long as a preview. Does the account have a subscription? ` +
      'If the track is that short, allow short tracks in the preferences.',
  )
}

async function look(file: FileHandle, size: number): Promise<Found> {
  const start = await afterId3(file)
  const head = await readAt(file, start, 12)
  if (head.toString('latin1', 0, 4) === 'fLaC') return await flac(file, start, size)
  if (head.toString('latin1', 4, 8) === 'ftyp') return await mp4(file, size)
  const isMp3 = start > 0 || (head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2)
  return isMp3 ? await mp3(file, start, size) : { isWhole: true, seconds: null }
}

/** Where the file begins behind an ID3v2 tag, whose length has 7 bits a byte. */
async function afterId3(file: FileHandle): Promise<number> {
  const head = await readAt(file, 0, 10)
  if (head.length < 10 || head.toString('latin1', 0, 3) !== 'ID3') return 0
  return 10 + head.subarray(6, 10).reduce((length, byte) => length * 128 + (byte & 0x7f), 0)
}
