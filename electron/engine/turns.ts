import type { RecordId } from '../../shared/record.ts'
import type { Lane } from './lane.ts'

/**
 * Whose turn it is among the lanes that have someone in line: theirs who have least at work, and among those round and
 * round, one start each. So a lane that needs less than its share of all places has what it needs.
 */
export class Turns {
  /** The lane served last stands last. */
  readonly #lanes = new Set<Lane>()
  /** Records whose turn does not come: something is about to become of them all. */
  readonly #held = new Set<ReadonlySet<RecordId>>()

  add(lane: Lane): void {
    this.#lanes.add(lane)
  }

  /** A lane starts nothing while one of these is its first in line. Returns its own undoing. */
  hold(ids: ReadonlySet<RecordId>): () => void {
    this.#held.add(ids)
    return () => void this.#held.delete(ids)
  }

  /** The next lane that is open; it goes to the end of the round. */
  take(now: number): Lane | undefined {
    const next = this.#next(now)
    if (!next) return undefined
    this.#lanes.delete(next)
    this.#lanes.add(next)
    return next
  }

  /** When the first of the closed lanes opens by itself; Infinity if none does. */
  nextOpening(now: number): number {
    let earliest = Number.POSITIVE_INFINITY
    for (const lane of this.#lanes) {
      const gate = lane.gate(now)
      if (lane.queue.length > 0 && !gate.open) earliest = Math.min(earliest, gate.until ?? earliest)
    }
    return earliest
  }

  #next(now: number): Lane | undefined {
    let next: Lane | undefined
    for (const lane of this.#lanes) {
      if (lane.queue.length === 0) this.#lanes.delete(lane)
      else if (next && next.active <= lane.active) continue
      else if (lane.gate(now).open && !this.#isHeld(lane.queue.first)) next = lane
      if (next?.active === 0) break
    }
    return next
  }

  #isHeld(id: RecordId | undefined): boolean {
    if (id !== undefined) for (const ids of this.#held) if (ids.has(id)) return true
    return false
  }
}
