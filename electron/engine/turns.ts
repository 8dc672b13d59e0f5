import type { Lane } from './lane.ts'

/** Whose turn it is among the lanes that have someone in line: round and round, one start each. */
export class Turns {
  /** The lane served last stands last. */
  readonly #lanes = new Set<Lane>()

  add(lane: Lane): void {
    this.#lanes.add(lane)
  }

  /** The next lane that is open; it goes to the end of the round. */
  take(now: number): Lane | undefined {
    for (const lane of this.#lanes) {
      if (lane.queue.length > 0 && !lane.gate(now).open) continue
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
}
