import { mkdir, statfs } from 'node:fs/promises'
import { DownloadError } from '../../shared/failure.ts'

/** How much of the disk `dir` is on is free for us, and how large it is; bytes, 0 where it does not say. */
export async function spaceIn(dir: string): Promise<{ readonly free: number; readonly total: number }> {
  const { bavail, blocks, bsize } = await statfs(dir)
  return { free: bavail * bsize, total: blocks * bsize }
}

/** Makes `dir` if it is missing, and refuses when it has no room for `size` bytes (null: unknown). */
export async function prepareFolder(dir: string, size: number | null): Promise<void> {
  await mkdir(dir, { recursive: true })
  const { free, total } = await spaceIn(dir)
  // Some network and virtual file systems know no sizes and say 0.
  if (size === null || total === 0 || size <= free) return
  throw new DownloadError(
    'disk-full',
    `The file has ${size} bytes, and ${dir} has room for ${free} more. Make room, then resume.`,
  )
}
