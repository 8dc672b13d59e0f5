import { z } from 'zod'

/** A download that completed once, whether its record is still there or not. */
export const HistoryEntry = z.object({
  id: z.string(),
  displayName: z.string(),
  source: z.string(),
  /** The link, or what it was dispatched with. */
  filename: z.string(),
  filePath: z.string(),
  /** Bytes. */
  size: z.number(),
  /** Ms since the epoch. */
  finishedAt: z.number(),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

/** What to look for in what has been downloaded. */
export const HistoryQuery = z.strictObject({
  /** Part of a name, a link or a source; in any case. */
  search: z.string().default(''),
  offset: z.int().nonnegative().default(0),
  limit: z.int().min(1).max(1_000).default(100),
})
export type HistoryQuery = z.input<typeof HistoryQuery>

/** Latest first. `total`: all that match. */
export const HistoryPage = z.object({ entries: z.array(HistoryEntry), total: z.number().int() })
export type HistoryPage = z.infer<typeof HistoryPage>
