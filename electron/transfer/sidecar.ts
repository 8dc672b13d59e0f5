import { open, readFile, rename } from 'node:fs/promises'
import { z } from 'zod'
import { errorCode } from './error-code.ts'

const ByteCount = z.number().int().nonnegative()

/** What must be known to go on with a part file, or to know that one must not. */
export const Sidecar = z.object({
  version: z.literal(1),
  /** The record it belongs to. */
  id: z.string(),
  /** As the person gave it. */
  url: z.string(),
  /** What the finished file is to be called. */
  name: z.string(),
  /** Null: this version cannot be told from others, and nobody may go on from its bytes. */
  validator: z.string().nullable(),
  /** Bytes in all; null while unknown. */
  size: ByteCount.nullable(),
  /** Bytes that were on disk when this was written. */
  ranges: z.array(z.object({ start: ByteCount, end: ByteCount })),
  /** Set before a whole file is given this name where that takes more than one step. */
  publishing: z.string().nullable(),
})
export type Sidecar = z.infer<typeof Sidecar>

/** Bytes: more ranges than any download has. A longer file is not one of ours. */
const LONGEST = 64 * 1024

export const sidecarPath = (part: string): string => `${part}.json`

/** Null: there is none. 'unreadable': there is one, and nobody can tell what it says. */
export async function readSidecar(part: string): Promise<Sidecar | null | 'unreadable'> {
  try {
    const text = await readFile(sidecarPath(part), 'utf8')
    return text.length > LONGEST ? 'unreadable' : Sidecar.parse(JSON.parse(text))
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? null : 'unreadable'
  }
}

/** Writes it whole or not at all; on disk when it returns. */
export async function saveSidecar(part: string, sidecar: Sidecar): Promise<void> {
  const fresh = `${sidecarPath(part)}.new`
  {
    await using file = await open(fresh, 'w')
    await file.writeFile(JSON.stringify(sidecar))
    await file.sync()
  }
  await rename(fresh, sidecarPath(part))
}
