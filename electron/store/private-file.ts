import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'

const OWNER_ONLY = 0o600

/** Makes a file its owner's alone. On Windows the folder's own rules do that. */
export function makePrivate(path: string): void {
  if (process.platform !== 'win32') chmodSync(path, OWNER_ONLY)
}

/** Replaces a file in one step, for its owner alone: a reader finds the old text or the new, whole. */
export function writePrivateFile(path: string, text: string): void {
  const draft = `${path}.${randomUUID()}.tmp`
  try {
    const file = openSync(draft, 'wx', OWNER_ONLY)
    try {
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

/** Null when there is no such file. Throws when there is one that cannot be read. */
export function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
