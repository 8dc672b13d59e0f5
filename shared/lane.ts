import { z } from 'zod'

/** How many downloads of a lane may be active at once. */
export const Concurrency = z
  .int('Concurrency must be a whole number from 1 to 64.')
  .min(1, 'Concurrency must be at least 1.')
  .max(64, 'Concurrency must be at most 64.')

/** Seconds between a lane's latest start or finish and its next start; a day at most. */
export const DelaySeconds = z
  .number('Delay must be a number of seconds, 0 or more.')
  .min(0, 'Delay must be 0 seconds or more.')
  .max(86_400, 'Delay must be at most 86400 seconds (a day).')

/** So many starts in any period of so many seconds, such as 300 an hour. */
export const Budget = z.strictObject({
  starts: z.int('A budget counts whole starts.').min(1, 'A budget allows at least 1 start.').max(1_000),
  seconds: z
    .number()
    .min(1, 'A budget’s period is at least 1 second.')
    .max(7 * 86_400),
})
export type Budget = z.infer<typeof Budget>

/** Bytes per second; 0: none. */
export const SpeedLimit = z
  .int('A speed limit is a whole number of bytes a second; 0 is none.')
  .min(0, 'A speed limit is 0 (none) or more.')

/** What a source asks of its lane before a person says otherwise. */
export const LanePolicy = z.object({ concurrency: Concurrency, delay: DelaySeconds })
export type LanePolicy = z.infer<typeof LanePolicy>

/** A person's own settings of a lane. Absent: the source's default. */
export const LaneSettings = z.strictObject({
  concurrency: Concurrency.optional(),
  delay: DelaySeconds.optional(),
  /** Of one host: whatever its source says. Absent: as its source. */
  paused: z.boolean().optional(),
  /** Learn how many at once the source bears, up to `concurrency`. */
  adaptive: z.boolean().optional(),
  /** Null: none. */
  budget: Budget.nullable().optional(),
  /** Of all its downloads together. A source whose hosts have lanes of their own: of each host. */
  speedLimit: SpeedLimit.optional(),
})
export type LaneSettings = z.infer<typeof LaneSettings>

/** A change to some of them. `paused` null: back to its default. */
export const LanePatch = LaneSettings.extend({ paused: z.boolean().nullable().optional() })

export type LaneKey = string

/** `http` + `example.org` → `http:example.org`: the lane of one host of a source with host lanes. */
export const hostLaneKey = (source: string, host: string): LaneKey => `${source}:${host}`

/** A lane as a person sees it. */
export const LaneView = z.object({
  key: z.string(),
  source: z.string(),
  /** Set on the lane of one host. */
  host: z.string().nullable(),
  label: z.string(),
  concurrency: Concurrency,
  /** Seconds. */
  delay: DelaySeconds,
  paused: z.boolean(),
  adaptive: z.boolean(),
  /** How many may run at once now: `concurrency`, or what an adaptive lane has come to. */
  bearable: z.int().positive(),
  budget: Budget.nullable(),
  speedLimit: SpeedLimit,
  active: z.number().int().nonnegative(),
  queued: z.number().int().nonnegative(),
  /** Records waiting for their next attempt. */
  retrying: z.number().int().nonnegative(),
  /** Ms since the epoch when the delay lets the next one start; null when it is open now. */
  opensAt: z.number().nullable(),
  /** Ms since the epoch; null when it is not resting. */
  coolDownUntil: z.number().nullable(),
  coolDownReason: z.string().nullable(),
})
export type LaneView = z.infer<typeof LaneView>
