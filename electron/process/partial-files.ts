import { rm, unlink } from 'node:fs/promises'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'

/**
 * Removes an unfinished file or folder and the sidecar beside it (`NAME.json`, `NAME.json.new` while it is
 * being written). Never rejects: what the
 * system will not remove stays, and harms nothing but space.
 */
export async function removePartial(path: string): Promise<void> {
  // A folder with nothing above it, or a path that depends on where we stand, is no download's.
  if (!isAbsolute(path) || dirname(resolve(path)) === resolve(path)) return
  await Promise.allSettled([path, `${path}.json`, `${path}.json.new`].map(remove))
}

/** Those of `paths`, unfinished, of a run whose finished file goes to `dir`. */
export async function removePartials(paths: Iterable<string>, dir: string): Promise<void> {
  await Promise.all([...paths].filter((path) => !holds(path, dir)).map(removePartial))
}

/** Whether removing `path` would take `folder`, and other people's files in it, along. */
export function holds(path: string, folder: string): boolean {
  const way = relative(path, folder)
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way))
}

/** Mostly there is a file, or none: the many calls that it takes to remove whatever there is are for the rest. */
async function remove(path: string): Promise<void> {
  try {
    await unlink(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return
    // On Windows a file is still busy for a moment after who had it open was ended.
    await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 })
  }
}
