import type { Hash as Hasher } from 'node:crypto'
import { open } from 'node:fs/promises'
import { hashOf, type Verification } from '../../shared/checksum.ts'
import { DownloadError } from '../../shared/failure.ts'

const READ_BYTES = 1024 * 1024

/** What the person's checksum asks for. Throws a `checksum` DownloadError when it is none. */
export function asked(checksum: string): Verification {
  const hash = hashOf(checksum)
  if (hash) return { by: 'person', ...hash }
  throw new DownloadError('checksum', 'The checksum is none: it should look like sha256:HEX.')
}

/** Holds the bytes of a file against what they should hash to, on their way to disk where that can be done. */
export class Checksum {
  readonly #expected: Verification
  readonly #hash: Hasher
  /** Bytes hashed so far: all before this one. */
  #position = 0
  #reading: Promise<void> | undefined

  constructor(expected: Verification) {
    this.#expected = expected
    // Loaded where it is used: a process that hashes nothing is 2 MB smaller.
    this.#hash = process.getBuiltinModule('node:crypto').createHash(expected.algorithm)
  }

  /** Takes bytes that follow those it has; others are read from the file. */
  see(bytes: Uint8Array, position: number): void {
    if (position !== this.#position || this.#reading !== undefined) return
    this.#hash.update(bytes)
    this.#position += bytes.length
  }

  /**
   * Reads what it has not seen of the file up to `end`, where all before that is written: an earlier
   * attempt's bytes and other connections', while the system still has them in memory, so that nothing of
   * it is left for the end. Returns at once.
   */
  catchUp(path: string, end: number): void {
    if (this.#reading !== undefined || end - this.#position < READ_BYTES) return
    // What fails here fails again, and is heard of, in the end.
    this.#reading = this.#read(path, end)
      .catch(() => undefined)
      .finally(() => {
        this.#reading = undefined
      })
  }

  /** Reads the rest. Throws a `checksum` DownloadError unless the hash is the expected one. Once. */
  async verify(path: string, signal: AbortSignal): Promise<Verification> {
    await this.#reading
    await this.#read(path, Number.POSITIVE_INFINITY, signal)
    const { algorithm, hex } = this.#expected
    const actual = this.#hash.digest('hex')
    if (actual === hex) return this.#expected
    throw new DownloadError('checksum', `The file's ${algorithm} is ${actual}, not ${hex} as expected.`)
  }

  async #read(path: string, end: number, signal?: AbortSignal): Promise<void> {
    await using file = await open(path)
    const buffer = Buffer.allocUnsafe(READ_BYTES)
    while (this.#position < end) {
      signal?.throwIfAborted()
      const most = Math.min(READ_BYTES, end - this.#position)
      const { bytesRead } = await file.read(buffer, 0, most, this.#position)
      if (bytesRead === 0) return
      this.#hash.update(buffer.subarray(0, bytesRead))
      this.#position += bytesRead
    }
  }
}
