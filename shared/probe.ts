import { z } from 'zod'
import { DownloadFailure } from './failure.ts'

/** Links that are looked up at once: each costs its server a request. */
export const MOST_PROBES = 50

/** What a server tells of a file without sending it. */
export const FileFacts = z.object({
  /** The safe name it would have. */
  name: z.string().min(1),
  /** Bytes; null: the server does not say. */
  size: z.int().nonnegative().nullable(),
  /** Whether an attempt that breaks off could be gone on with. */
  resumable: z.boolean(),
  /** A file of that name is in the folder already; this one would get a number. */
  exists: z.boolean(),
})
export type FileFacts = z.infer<typeof FileFacts>

/** What came of looking a link up. */
export const Probed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('facts'), url: z.string(), facts: FileFacts }),
  z.object({ kind: z.literal('failed'), url: z.string(), failure: DownloadFailure }),
  /** Its source has no way to tell before it downloads. */
  z.object({ kind: z.literal('unable'), url: z.string() }),
  /** Its lane rests, is paused, or has downloads to see to first: it was not asked. */
  z.object({ kind: z.literal('busy'), url: z.string() }),
])
export type Probed = z.infer<typeof Probed>
