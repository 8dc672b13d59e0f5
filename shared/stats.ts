import { z } from 'zod'
import { RecordState } from './record.ts'

/** Totals over all records. */
export const Stats = z.object({
  counts: z.record(RecordState, z.number().int().nonnegative()),
  /** Bytes per second, all active downloads together. */
  speed: z.number().nonnegative(),
  /** Processes that run a download now. */
  active: z.number().int().nonnegative(),
  maxActive: z.number().int().positive(),
})
export type Stats = z.infer<typeof Stats>
