import { z } from 'zod'

/** When a lane's queue will be through. */
export const LaneForecast = z.object({
  key: z.string(),
  /** Downloads that run, wait or would be added. */
  left: z.int().nonnegative(),
  /** Ms since the epoch; null while the lane is paused. */
  finishAt: z.number().nullable(),
  /** `observed`: from what this lane's downloads took; `assumed`: from others' or, for want of any, a guess. */
  basis: z.enum(['observed', 'assumed']),
})
export type LaneForecast = z.infer<typeof LaneForecast>

/** When the queue will be through, if nothing fails and nobody intervenes. */
export const Forecast = z.object({
  /** Lanes with something left, the one that takes longest first. */
  lanes: z.array(LaneForecast),
  /** Ms since the epoch; null when nothing is left or all of it is paused. */
  finishAt: z.number().nullable(),
  /** The lane everything else is done before. */
  bottleneck: z.string().nullable(),
})
export type Forecast = z.infer<typeof Forecast>
