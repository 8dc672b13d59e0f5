import type { RecordId } from '../../shared/record.ts'
import type { Lane } from './lane.ts'

/** Whose turn it is among the lanes that have someone in line: round and round, one start each. */
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
    for (const lane of this.#lanes) {
      if (lane.queue.length > 0 && (!lane.gate(now).open || this.#isHeld(lane.queue.first))) continue
      this.#lanes.delete(lane)
      if (lane.queue.length === 0) continue
      this.#lanes.add(lane)
      return lane
    }
    return undefined
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

  #isHeld(id: RecordId | undefined): boolean {
    if (id !== undefined) for (const ids of this.#held) if (ids.has(id)) return true
    return false
  }
}
