import { z } from 'zod'

export const WaitingReason = z.enum([
  'slot',
  'delay',
  'cool-down',
  'retry',
  'paused',
  'global-cap',
  'disk-full',
])
export type WaitingReason = z.infer<typeof WaitingReason>

/** Why a record that is not running waits. */
export const Waiting = z.object({
  reason: WaitingReason,
  /** Ms since the epoch; the earliest moment it may go on, null where that depends on other downloads. */
  until: z.number().nullable(),
  /** Place in its lane's queue, from 1; null when it is not in the queue (paused, waiting for a retry or for room). */
  position: z.number().int().positive().nullable(),
  /** Of `disk-full`: the folder it goes to, absolute. */
  folder: z.string().optional(),
})
export type Waiting = z.infer<typeof Waiting>

/** What of a lane decides why its queue waits. All times in one clock, whichever. */
export type LaneFacts = {
  readonly concurrency: number
  readonly delayMs: number
  readonly active: number
  readonly paused: boolean
  readonly coolDownUntil: number | null
  /** When the delay lets the next one start. */
  readonly opensAt: number
}

/** Why the record at `position` (from 1) of a lane's queue waits at `now`; the first reason that holds. */
export function whyInLane(lane: LaneFacts, position: number, now: number): Waiting {
  if (lane.paused) return { reason: 'paused', until: null, position }
  if (lane.coolDownUntil !== null && now < lane.coolDownUntil) {
    return { reason: 'cool-down', until: lane.coolDownUntil, position }
  }
  if (position > lane.concurrency - lane.active) return { reason: 'slot', until: null, position }
  const until = lane.opensAt + (position - 1) * lane.delayMs
  if (now < until) return { reason: 'delay', until, position }
  return { reason: 'global-cap', until: null, position }
}
