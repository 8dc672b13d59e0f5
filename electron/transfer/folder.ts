import { mkdir, statfs } from 'node:fs/promises'
import { DownloadError } from '../../shared/failure.ts'

/** Makes `dir` if it is missing, and refuses when it has no room for `size` bytes (null: unknown). */
export async function prepareFolder(dir: string, size: number | null): Promise<void> {
  await mkdir(dir, { recursive: true })
  const { bavail, blocks, bsize } = await statfs(dir)
  const free = bavail * bsize
  // Some network and virtual file systems know no sizes and say 0.
  if (size === null || blocks === 0 || size <= free) return
  throw new DownloadError(
    'disk-full',
    `The file has ${size} bytes, and ${dir} has room for ${free} more. Make room, then resume.`,
  )
}
