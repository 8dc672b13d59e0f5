import type { Clock } from '../../shared/clock.ts'

/** A clock that moves only when told. `advance` lets promises settle between alarms. */
export class ManualClock implements Clock {
  #monotonic = 0
  #epoch: number
  readonly #alarms = new Set<{ time: number; callback: () => void }>()

  constructor(epoch = Date.UTC(2026, 0, 1)) {
    this.#epoch = epoch
  }

  now(): number {
    return this.#epoch + this.#monotonic
  }

  monotonic(): number {
    return this.#monotonic
  }

  at(time: number, callback: () => void): Disposable {
    const alarm = { time, callback }
    this.#alarms.add(alarm)
    return { [Symbol.dispose]: () => void this.#alarms.delete(alarm) }
  }

  /** Alarms that are set. */
  get pending(): number {
    return this.#alarms.size
  }

  /** Someone sets the wall clock; the monotonic one does not notice. */
  jump(ms: number): void {
    this.#epoch += ms
  }

  async advance(ms: number): Promise<void> {
    const end = this.#monotonic + ms
    await settled()
    for (let alarm = this.#earliest(end); alarm; alarm = this.#earliest(end)) {
      this.#alarms.delete(alarm)
      this.#monotonic = Math.max(this.#monotonic, alarm.time)
      alarm.callback()
      await settled()
    }
    this.#monotonic = end
  }

  #earliest(end: number) {
    let first: { time: number; callback: () => void } | undefined
    for (const alarm of this.#alarms)
      if (alarm.time <= end && !(first && first.time <= alarm.time)) first = alarm
    return first
  }
}

/** Every microtask that is due has run. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
