import type { Hash } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from './error-code.ts'
import { numbered } from './file-name.ts'

/** Bytes gathered before a write: few large writes cost far less than many small ones. */
const BLOCK_BYTES = 1024 * 1024

/** A file on its way, under a name of its own beside the one it will have. Written front to back. */
export class PartFile {
  readonly path: string
  readonly #handle: FileHandle
  readonly #hash: Hash | undefined
  readonly #block = Buffer.allocUnsafe(BLOCK_BYTES)
  #filled = 0

  private constructor(path: string, handle: FileHandle, hash: Hash | undefined) {
    this.path = path
    this.#handle = handle
    this.#hash = hash
  }

  /**
   * Makes `name.part` in `dir`, or `name (1).part` … when that is taken: two downloads of one name never
   * share a part file, nor is one overwritten that was there. `hash` sees every byte on its way to disk.
   */
  static async create(dir: string, name: string, hash?: Hash): Promise<PartFile> {
    for (let number = 0; ; number++) {
      const path = join(dir, `${numbered(name, number)}.part`)
      try {
        return new PartFile(path, await open(path, 'wx'), hash)
      } catch (error) {
        if (errorCode(error) !== 'EEXIST') throw error
      }
    }
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let taken = 0; taken < bytes.length; ) {
      const piece = bytes.subarray(taken, taken + BLOCK_BYTES - this.#filled)
      this.#block.set(piece, this.#filled)
      this.#filled += piece.length
      taken += piece.length
      if (this.#filled === BLOCK_BYTES) await this.#flush()
    }
  }

  /** Everything written is on disk when it returns. Nothing may be written after it. */
  async finish(): Promise<void> {
    await this.#flush()
    await this.#handle.sync()
    await this.#handle.close()
  }

  /** Closes and removes it. May be called at any time, twice too. */
  async remove(): Promise<void> {
    await this.#handle.close()
    await rm(this.path, { force: true })
  }

  async #flush(): Promise<void> {
    this.#hash?.update(this.#block.subarray(0, this.#filled))
    // A write may be short, e.g. when the disk fills: the next one then says why.
    for (let start = 0; start < this.#filled; ) {
      const { bytesWritten } = await this.#handle.write(this.#block, start, this.#filled - start)
      start += bytesWritten
    }
    this.#filled = 0
  }
}
