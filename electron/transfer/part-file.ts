import { writeSync } from 'node:fs'
import { type FileHandle, link, open, readFile, rm, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from './error-code.ts'
import { numbered } from './file-name.ts'
import { isWithoutLinks } from './publish.ts'
import { type Sidecar, sidecarPath } from './sidecar.ts'

/** A file on its way, under a name of its own beside the one it will have, and a sidecar that tells whose it is. */
export class PartFile {
  readonly path: string
  readonly #handle: FileHandle

  private constructor(path: string, handle: FileHandle) {
    this.path = path
    this.#handle = handle
  }

  /**
   * Makes `name.part` in `dir`, or `name (1).part` … when that is taken: two downloads of one name never
   * share a part file, nor is one overwritten that was there. Its sidecar is there first and whole, so that
   * whenever the process is killed, what it leaves can be found by the record's id.
   */
  static async create(dir: string, sidecar: Sidecar): Promise<PartFile> {
    const draft = draftPath(dir, sidecar.id)
    await writeFile(draft, JSON.stringify(sidecar))
    try {
      for (let number = 0; ; number++) {
        const path = join(dir, `${numbered(sidecar.name, number)}.part`)
        if (!(await took(draft, sidecarPath(path)))) continue
        const handle = await openNew(path)
        if (handle) return new PartFile(path, handle)
        await unlink(sidecarPath(path))
      }
    } finally {
      await rm(draft, { force: true })
    }
  }

  /** Opens one that was left. */
  static async open(path: string): Promise<PartFile> {
    return new PartFile(path, await open(path, 'r+'))
  }

  /**
   * Writes all of `bytes` at `position`. Waits for it: the memory is the next read's, and the system's cache
   * takes them faster than a thread could be asked to.
   */
  write(bytes: Uint8Array, position: number): void {
    // A write may be short, e.g. when the disk fills: the next one then says why.
    for (let start = 0; start < bytes.length; ) {
      start += writeSync(this.#handle.fd, bytes, start, bytes.length - start, position + start)
    }
  }

  /** What was written before the call is on disk when it returns. */
  sync(): Promise<void> {
    return this.#handle.datasync()
  }

  /** May be called twice. */
  close(): Promise<void> {
    return this.#handle.close()
  }

  /** Closes and removes it with its sidecar. May be called at any time, twice too. */
  async remove(): Promise<void> {
    await this.#handle.close()
    await removePart(this.path)
  }
}

/** Removes a part file and its sidecar; the sidecar last, since it tells whose the rest is. */
export async function removePart(path: string): Promise<void> {
  for (const file of [path, `${sidecarPath(path)}.new`, sidecarPath(path)]) await rm(file, { force: true })
}

/** Where a new sidecar is written before it takes its name: a kill leaves it to be found. */
export const draftPath = (dir: string, id: string): string => join(dir, `.sluice-${id}.json`)

/** Gives the draft another name unless that is taken. */
async function took(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    if (!isWithoutLinks(error)) throw error
  }
  const handle = await openNew(path)
  await handle?.writeFile(await readFile(draft))
  await handle?.close()
  return handle !== null
}

/** Null: the name is taken. */
async function openNew(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'wx')
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return null
    throw error
  }
}
