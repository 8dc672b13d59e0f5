import type { Clock } from '../../shared/clock.ts'
import type { RecordId } from '../../shared/record.ts'
import type { Lane } from './lane.ts'

/** Records waiting for their next attempt. They hold no slot and no place in line. */
export class RetryWaits {
  readonly #clock: Clock
  readonly #waits = new Map<RecordId, { readonly lane: Lane; readonly alarm: Disposable }>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Calls `onDue` once `due` (monotonic ms) has come, unless it is ended before. */
  begin(id: RecordId, lane: Lane, due: number, onDue: () => void): void {
    this.end(id)
    lane.retrying += 1
    const alarm = this.#clock.at(due, () => {
      this.end(id)
      onDue()
    })
    this.#waits.set(id, { lane, alarm })
  }

  end(id: RecordId): void {
    const wait = this.#waits.get(id)
    if (!wait) return
    wait.alarm[Symbol.dispose]()
    wait.lane.retrying -= 1
    this.#waits.delete(id)
  }

  endAll(): void {
    for (const id of this.#waits.keys()) this.end(id)
  }
}
