import type { Clock } from '../../shared/clock.ts'
import type { LaneKey } from '../../shared/lane.ts'
import type { SavedLane } from '../../shared/saved.ts'
import { firstPace, type Pace } from './pace.ts'

/** What of a lane outlives the process. Times monotonic. */
export type LaneMemory = {
  readonly lastStart: number | null
  readonly lastFinish: number | null
  /** The latest starts that count against a budget, oldest first. */
  readonly starts: readonly number[]
  readonly coolDownUntil: number | null
  readonly coolDownReason: string | null
  /** Rate limits met in a row. */
  readonly strikes: number
  readonly pace: Pace
}

export const blankMemory: LaneMemory = {
  lastStart: null,
  lastFinish: null,
  starts: [],
  coolDownUntil: null,
  coolDownReason: null,
  strikes: 0,
  pace: firstPace,
}

/** A monotonic time as ms since the epoch, by the wall clock as it stands. */
export const toEpoch = (clock: Clock, time: number): number =>
  Math.round(clock.now() + (time - clock.monotonic()))

export function toSaved(key: LaneKey, memory: LaneMemory, clock: Clock): SavedLane {
  const epoch = (time: number | null) => (time === null ? null : toEpoch(clock, time))
  const { ceiling } = memory.pace
  return {
    key,
    savedAt: Math.round(clock.now()),
    lastStart: epoch(memory.lastStart),
    lastFinish: epoch(memory.lastFinish),
    starts: memory.starts.map((time) => toEpoch(clock, time)),
    coolDownUntil: epoch(memory.coolDownUntil),
    coolDownReason: memory.coolDownReason,
    strikes: memory.strikes,
    // JSON has no Infinity.
    pace: { ...memory.pace, ceiling: Number.isFinite(ceiling) ? ceiling : null },
  }
}

export function fromSaved(saved: SavedLane, clock: Clock): LaneMemory {
  // A wall clock that was set back meanwhile must not make a rest longer than it was.
  const wall = Math.max(clock.now(), saved.savedAt)
  const at = (epoch: number) => clock.monotonic() - (wall - epoch)
  const { pace } = saved
  return {
    lastStart: saved.lastStart === null ? null : at(saved.lastStart),
    lastFinish: saved.lastFinish === null ? null : at(saved.lastFinish),
    starts: saved.starts.map(at),
    coolDownUntil: saved.coolDownUntil === null ? null : at(saved.coolDownUntil),
    coolDownReason: saved.coolDownReason,
    strikes: saved.strikes,
    pace: pace ? { ...pace, ceiling: pace.ceiling ?? Number.POSITIVE_INFINITY } : firstPace,
  }
}
