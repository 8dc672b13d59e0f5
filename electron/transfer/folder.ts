import { mkdirSync, type StatsFs, statfsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { bytes } from '../../shared/bytes.ts'
import { DownloadError } from '../../shared/failure.ts'

/** Bytes; 0 where the disk does not say. */
type Space = { readonly free: number; readonly total: number }

/** How much of the disk `dir` is on is free for us, and how large it is. */
export const spaceIn = async (dir: string): Promise<Space> => spaceOf(await statfs(dir))

const spaceOf = ({ bavail, blocks, bsize }: StatsFs): Space => ({
  free: bavail * bsize,
  total: blocks * bsize,
})

/** Makes `dir` if it is missing, and refuses when it has no room for `size` bytes (null: unknown). */
export function prepareFolder(dir: string, size: number | null): void {
  mkdirSync(dir, { recursive: true })
  const { free, total } = spaceOf(statfsSync(dir))
  // Some network and virtual file systems know no sizes and say 0.
  if (size === null || total === 0 || size <= free) return
  throw new DownloadError(
    'disk-full',
    `The file has ${bytes(size)}, ${bytes(size - free)} more than there is room for in ${dir}. Make room, then resume.`,
  )
}
