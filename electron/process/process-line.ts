import type { Clock } from '../../shared/clock.ts'
import type { RunOrder } from '../../shared/run-protocol.ts'
import type { WatchedProcess } from './watched-process.ts'

type Waiting = {
  readonly order: RunOrder
  readonly give: (process: WatchedProcess | null) => void
  /** Has waited as long as it may. */
  isDue: boolean
}

/** Runs that wait for a process, first come first served. */
export class ProcessLine {
  readonly #clock: Clock
  readonly #patienceMs: number
  readonly #waiting: Waiting[] = []
  /** Called when one has waited as long as it may. */
  readonly #onDue: () => void

  constructor(clock: Clock, patienceMs: number, onDue: () => void) {
    this.#clock = clock
    this.#patienceMs = patienceMs
    this.#onDue = onDue
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0
  }

  /** Resolves with its process, or with null once it is stopped. */
  async wait(order: RunOrder, signal: AbortSignal): Promise<WatchedProcess | null> {
    const { promise, resolve: give } = Promise.withResolvers<WatchedProcess | null>()
    const waiting: Waiting = { order, give, isDue: false }
    const stop = () => {
      const at = this.#waiting.indexOf(waiting)
      if (at < 0) return
      this.#waiting.splice(at, 1)
      give(null)
    }
    this.#waiting.push(waiting)
    signal.addEventListener('abort', stop, { once: true })
    using _alarm = this.#clock.at(this.#clock.monotonic() + this.#patienceMs, () => {
      waiting.isDue = true
      this.#onDue()
    })
    const process = await promise
    signal.removeEventListener('abort', stop)
    return process
  }

  /** Gives processes out for as long as `find` has one for the first in line. */
  serve(find: (name: string, isDue: boolean) => WatchedProcess | undefined): void {
    for (let [first] = this.#waiting; first; [first] = this.#waiting) {
      const process = find(first.order.processName, first.isDue)
      if (!process) return
      this.#waiting.shift()
      first.give(process)
    }
  }
}
