import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** A file of random bytes. */
export async function makeFile(folder: string, name: string, size: number): Promise<void> {
  const path = join(folder, name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, randomBytes(size))
}

/** A large file that takes no room: holes, with a few random bytes at every 64 MiB. */
export async function makeSparseFile(folder: string, name: string, size: number): Promise<void> {
  await using file = await open(join(folder, name), 'w')
  await file.truncate(size)
  for (let at = 0; at < size; at += 64 * 2 ** 20) await file.write(randomBytes(16), 0, 16, at)
}

export async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { highWaterMark: 2 ** 20 }), hash)
  return hash.digest('hex')
}

/** Names in a folder that may not be there. */
export const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])
