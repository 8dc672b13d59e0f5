import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { DownloadError } from '../../shared/failure.ts'

/** Hex digits by algorithm. */
const digits: Readonly<Record<string, number>> = { sha512: 128, sha256: 64, sha1: 40, md5: 32 }

/** Holds the bytes of a file against what they should hash to. */
export type Checksum = {
  readonly hash: Hash
  /** Throws a `checksum` DownloadError unless the hash is the expected one. May be called once. */
  verify(): void
}

/** `expected` as in DownloadOptions: `sha256:hex`. Throws when its length is wrong for the algorithm. */
export function checksumOf(expected: string): Checksum {
  const [algorithm = '', hex = ''] = expected.split(':')
  if (hex.length !== digits[algorithm]) {
    throw new DownloadError('checksum', `A ${algorithm} checksum has ${digits[algorithm]} hex digits.`)
  }
  const hash = createHash(algorithm)
  return {
    hash,
    verify() {
      const actual = hash.digest('hex')
      if (actual === hex) return
      throw new DownloadError('checksum', `The file's ${algorithm} is ${actual}, not ${hex} as expected.`)
    },
  }
}

/** The same for a file that is written already, by someone else. */
export async function verifyFile(path: string, expected: string, signal: AbortSignal): Promise<void> {
  const checksum = checksumOf(expected)
  await pipeline(createReadStream(path), checksum.hash, { signal, end: false })
  checksum.verify()
}
