import { z } from 'zod'
import { fault } from '../../../shared/fault.ts'
import { say } from '../../../shared/said.ts'

/** Best first. A track that cannot be had in one of them is asked for in the next. */
export const qualities = ['HI_RES_LOSSLESS', 'LOSSLESS', 'HIGH', 'LOW'] as const
export type Quality = (typeof qualities)[number]

/** Which servers to ask is for a person to say: there is no default. */
export const HifiSettings = z.strictObject({
  /** Base addresses, asked in this order until one has the track. */
  servers: z
    .array(z.url({ protocol: /^https?$/, error: fault(say('web-address')).message }))
    .max(20)
    .optional(),
  /** Sent as `X-API-Key` to servers that want one. */
  apiKey: z.string().min(1).max(1_000).optional(),
  /** The best one asked for. Default: the best there is. */
  quality: z.enum(qualities).optional(),
})
export type HifiSettings = z.infer<typeof HifiSettings>
