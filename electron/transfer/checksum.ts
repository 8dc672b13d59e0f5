import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { DownloadError } from '../../shared/failure.ts'

/** Hex digits by algorithm. */
const digits: Readonly<Record<string, number>> = { sha512: 128, sha256: 64, sha1: 40, md5: 32 }

/** Holds the bytes of a file against what they should hash to, on their way to disk where that can be done. */
export class Checksum {
  readonly algorithm: string
  readonly #expected: string
  readonly #hash: Hash
  /** Bytes hashed so far: all before this one. */
  #position = 0

  /** `expected` as in DownloadOptions: `sha256:hex`. Throws when its length is wrong for the algorithm. */
  constructor(expected: string) {
    const [algorithm = '', hex = ''] = expected.split(':')
    if (hex.length !== digits[algorithm]) {
      throw new DownloadError('checksum', `A ${algorithm} checksum has ${digits[algorithm]} hex digits.`)
    }
    this.algorithm = algorithm
    this.#expected = hex
    this.#hash = createHash(algorithm)
  }

  /** Takes bytes that follow those it has; others are read from the file in the end. */
  see(bytes: Uint8Array, position: number): void {
    if (position !== this.#position) return
    this.#hash.update(bytes)
    this.#position += bytes.length
  }

  /** Reads what it has not seen. Throws a `checksum` DownloadError unless the hash is the expected one. Once. */
  async verify(path: string, signal: AbortSignal): Promise<void> {
    const rest = createReadStream(path, { start: this.#position, highWaterMark: READ_BYTES })
    await pipeline(rest, this.#hash, { signal, end: false })
    const actual = this.#hash.digest('hex')
    if (actual === this.#expected) return
    throw new DownloadError(
      'checksum',
      `The file's ${this.algorithm} is ${actual}, not ${this.#expected} as expected.`,
    )
  }
}

const READ_BYTES = 1024 * 1024

/** The same for a file that is written already, by someone else. */
export async function verifyFile(path: string, expected: string, signal: AbortSignal): Promise<void> {
  await new Checksum(expected).verify(path, signal)
}
