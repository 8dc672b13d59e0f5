import { z } from 'zod'

/** One line of a download's log: what happened and when. */
export const LogLine = z.object({
  /** Ms since the epoch. */
  time: z.number(),
  text: z.string(),
})
export type LogLine = z.infer<typeof LogLine>
