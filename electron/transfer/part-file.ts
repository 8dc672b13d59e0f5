import {
  closeSync,
  fdatasync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { errorCode } from './error-code.ts'
import { numbered } from './file-name.ts'
import { isWithoutLinks } from './publish.ts'
import { type Sidecar, sidecarPath } from './sidecar.ts'

const sync = promisify(fdatasync)

/** A file on its way, under a name of its own beside the one it will have, and a sidecar that tells whose it is. */
export class PartFile {
  readonly path: string
  /** Null: closed. */
  #file: number | null

  private constructor(path: string, file: number) {
    this.path = path
    this.#file = file
  }

  /**
   * Makes `name.part` in `dir`, or `name (1).part` … when that is taken: two downloads of one name never
   * share a part file, nor is one overwritten that was there. Its sidecar is there first and whole, so that
   * whenever the process is killed, what it leaves can be found by the record's id.
   */
  static create(dir: string, sidecar: Sidecar): PartFile {
    const draft = draftPath(dir, sidecar.id)
    writeFileSync(draft, JSON.stringify(sidecar))
    try {
      for (let number = 0; ; number++) {
        const path = join(dir, `${numbered(sidecar.name, number)}.part`)
        if (!took(draft, sidecarPath(path))) continue
        const file = openNew(path)
        if (file !== null) return new PartFile(path, file)
        unlinkSync(sidecarPath(path))
      }
    } finally {
      rmSync(draft, { force: true })
    }
  }

  /**
   * Makes the part file of a small file. It is whole sooner than a note on it could help, so it gets a sidecar only
   * once there is something to go on from; until then it is its name that tells whose it is. Null: it is there already.
   */
  static createSmall(dir: string, id: string): PartFile | null {
    const path = smallPartPath(dir, id)
    const file = openNew(path)
    return file === null ? null : new PartFile(path, file)
  }

  /** Opens one that was left. */
  static open(path: string): PartFile {
    return new PartFile(path, openSync(path, 'r+'))
  }

  /**
   * Writes all of `bytes` at `position`. Waits for it: the memory is the next read's, and the system's cache
   * takes them faster than a thread could be asked to.
   */
  write(bytes: Uint8Array, position: number): void {
    const file = this.#opened()
    // A write may be short, e.g. when the disk fills: the next one then says why.
    for (let start = 0; start < bytes.length; ) {
      start += writeSync(file, bytes, start, bytes.length - start, position + start)
    }
  }

  /** What was written before the call is on disk when it returns. */
  sync(): Promise<void> {
    return sync(this.#opened())
  }

  /** May be called twice. */
  close(): void {
    if (this.#file !== null) closeSync(this.#file)
    this.#file = null
  }

  /** Closes and removes it with its sidecar. May be called at any time, twice too. */
  async remove(): Promise<void> {
    this.close()
    await removePart(this.path)
  }

  #opened(): number {
    if (this.#file === null) throw new Error(`${this.path} is closed.`)
    return this.#file
  }
}

/** Removes a part file and its sidecar; the sidecar last, since it tells whose the rest is. */
export async function removePart(path: string): Promise<void> {
  for (const file of [path, `${sidecarPath(path)}.new`, sidecarPath(path)]) await rm(file, { force: true })
}

/** Where a small file is until it is whole. */
export const smallPartPath = (dir: string, id: string): string => join(dir, `.sluice-${id}.part`)

/** Where a new sidecar is written before it takes its name: a kill leaves it to be found. */
export const draftPath = (dir: string, id: string): string => join(dir, `.sluice-${id}.json`)

/** Gives the draft another name unless that is taken. */
function took(draft: string, path: string): boolean {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    if (!isWithoutLinks(error)) throw error
  }
  const file = openNew(path)
  if (file === null) return false
  writeFileSync(file, readFileSync(draft))
  closeSync(file)
  return true
}

/** Null: the name is taken. */
function openNew(path: string): number | null {
  try {
    return openSync(path, 'wx')
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return null
    throw error
  }
}
