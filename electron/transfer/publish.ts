import { link, open, rename, rm, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { errorCode } from './error-code.ts'
import { numbered } from './file-name.ts'

/** The file system, or this kind of file on it, has no hard links. */
const noLinks: ReadonlySet<string | undefined> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EINVAL',
])
/** Folders cannot be synced everywhere: not on Windows, not on some network file systems. */
const noFolderSync: ReadonlySet<string | undefined> = new Set([
  'EINVAL',
  'EISDIR',
  'EPERM',
  'EACCES',
  'ENOTSUP',
  'EBADF',
])

/**
 * Moves a finished file into `dir` under `name`, or the first of `name (1)`, `name (2)` … that is free,
 * and returns its path. Never overwrites: taking the name and giving it the whole file are one step.
 * Both must be on one file system.
 */
export async function publish(finished: string, dir: string, name: string): Promise<string> {
  for (let number = 0; ; number++) {
    const path = join(dir, numbered(name, number))
    if (!(await claimed(finished, path))) continue
    await syncFolder(dirname(path))
    return path
  }
}

async function claimed(finished: string, path: string): Promise<boolean> {
  try {
    await link(finished, path)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    if (noLinks.has(errorCode(error))) return await claimedByPlaceholder(finished, path)
    throw error
  }
  await unlink(finished)
  return true
}

/** Without hard links: an empty file takes the name, the finished one replaces it. */
export async function claimedByPlaceholder(finished: string, path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx')).close()
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
  try {
    await rename(finished, path)
    return true
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

/** A name is only on disk once its folder is. */
async function syncFolder(dir: string): Promise<void> {
  try {
    await using folder = await open(dir, 'r')
    await folder.sync()
  } catch (error) {
    if (!noFolderSync.has(errorCode(error))) throw error
  }
}
