import { open } from 'node:fs/promises'
import { DownloadError } from '../../shared/failure.ts'
import type { Route } from './follow.ts'
import type { Leftover } from './leftover.ts'
import { openRange, type Version } from './open-range.ts'
import { merged } from './ranges.ts'

/** Bytes that are compared. */
const SAMPLE = 64 * 1024

/**
 * Whether another link leads to the version some bytes are of. A validator is only good at the link it came
 * from: many servers make theirs of a date and a size, which another file may share. So the last bytes we
 * have are fetched once more, and compared. Throws a DownloadError when the server refuses or fails.
 */
export async function holdsSameBytes(
  { path, sidecar }: Extract<Leftover, { kind: 'part' }>,
  version: Version,
  route: Route,
): Promise<boolean> {
  const [first] = merged(sidecar.ranges)
  if (!first) return true
  const range = { start: Math.max(first.start, first.end - SAMPLE), end: first.end }
  try {
    const exchange = await openRange(range, version, route)
    const theirs: Buffer[] = []
    await exchange.read((bytes) => {
      theirs.push(Buffer.from(bytes))
      return null
    })
    return Buffer.concat(theirs).equals(await bytesOf(path, range.start, range.end))
  } catch (error) {
    if (error instanceof DownloadError) throw error
    route.log(`Cannot go on with the new link: ${error instanceof Error ? error.message : String(error)}`)
    return false
  }
}

async function bytesOf(path: string, start: number, end: number): Promise<Buffer> {
  await using file = await open(path)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(end - start), 0, end - start, start)
  return buffer.subarray(0, bytesRead)
}
