import { closeSync, fsync, linkSync, openSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { errorCode } from './error-code.ts'
import { numbered } from './file-name.ts'

const sync = promisify(fsync)

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

export const isWithoutLinks = (error: unknown): boolean => noLinks.has(errorCode(error))

/**
 * Moves a finished file into `dir` under `name`, or the first of `name (1)`, `name (2)` … that is free,
 * and returns its path. Never overwrites: taking the name and giving it the whole file are one step.
 * Both must be on one file system.
 */
export async function publish(finished: string, dir: string, name: string): Promise<string> {
  const path = await giveName(finished, dir, name, async () => undefined)
  await rm(finished, { force: true })
  return path
}

/**
 * The same, but the file keeps its old name too: that both name one file is the proof, after a kill, that
 * this was done. Where the file system cannot do that the old name is gone, and `beforeMove` was told the
 * new one first, each one that was tried.
 */
export async function giveName(
  finished: string,
  dir: string,
  name: string,
  beforeMove: (name: string) => Promise<void>,
): Promise<string> {
  for (let number = 0; ; number++) {
    const candidate = numbered(name, number)
    const path = join(dir, candidate)
    const isLinked = linked(finished, path)
    if (isLinked === undefined) await beforeMove(candidate)
    if (!(isLinked ?? (await claimedByPlaceholder(finished, path)))) continue
    await syncFolder(dir)
    return path
  }
}

/** False: the name is taken. Undefined: no file here can have two names. */
function linked(finished: string, path: string): boolean | undefined {
  try {
    linkSync(finished, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    if (isWithoutLinks(error)) return undefined
    throw error
  }
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
    const folder = openSync(dir, 'r')
    try {
      await sync(folder)
    } finally {
      closeSync(folder)
    }
  } catch (error) {
    if (!noFolderSync.has(errorCode(error))) throw error
  }
}
