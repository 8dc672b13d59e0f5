import type { Clock } from '../../shared/clock.ts'
import type { StoredRecord } from '../../shared/record.ts'
import { type Waiting, whyInLane } from '../../shared/waiting.ts'
import type { Lane } from './lane.ts'

/** Why a record waits at this moment; null when it runs or has ended. */
export function waitingOf(record: StoredRecord, lane: Lane | undefined, clock: Clock): Waiting | null {
  if (record.state === 'Paused') return { reason: 'paused', until: null, position: null }
  if (record.state !== 'Initializing') return null
  const position = lane?.queue.positionOf(record.id) ?? null
  if (lane && position !== null) {
    const now = clock.monotonic()
    const why = whyInLane(lane, position, now)
    return { ...why, until: why.until === null ? null : Math.round(clock.now() + (why.until - now)) }
  }
  if (record.nextAttemptAt !== null) return { reason: 'retry', until: record.nextAttemptAt, position: null }
  // Its last run is still letting go of its process; then it takes its place.
  return { reason: 'slot', until: null, position: null }
}
