import type { Clock } from '../../shared/clock.ts'
import type { StoredRecord } from '../../shared/record.ts'
import { type Waiting, whyInLane } from '../../shared/waiting.ts'
import type { Lane } from './lane.ts'
import { toEpoch } from './lane-memory.ts'

/** Where a record waits for room, and until when at least; monotonic ms. Undefined: it does not. */
type WaitForRoom = { readonly folder: string; readonly until: number } | undefined

/** Why a record waits at this moment; null when it runs or has ended. */
export function waitingOf(
  record: StoredRecord,
  lane: Lane | undefined,
  room: WaitForRoom,
  clock: Clock,
): Waiting | null {
  if (record.state === 'Paused') return { reason: 'paused', until: null, position: null }
  if (record.state !== 'Initializing') return null
  const position = lane?.queue.positionOf(record.id) ?? null
  if (lane && position !== null) {
    const now = clock.monotonic()
    const why = whyInLane(lane, position, now)
    return { ...why, until: why.until === null ? null : toEpoch(clock, why.until) }
  }
  if (room) {
    const { folder, until } = room
    return { reason: 'disk-full', until: toEpoch(clock, until), position: null, folder }
  }
  if (record.nextAttemptAt !== null) return { reason: 'retry', until: record.nextAttemptAt, position: null }
  // Its last run is still letting go of its process; then it takes its place.
  return { reason: 'slot', until: null, position: null }
}
