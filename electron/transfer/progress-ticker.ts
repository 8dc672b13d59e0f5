import type { Progress } from '../../shared/run-protocol.ts'
import { paceOf, type Sample, sampled } from './speed.ts'

const TICK_MS = 200

/** Reports how a transfer goes five times a second, also while nothing comes: a stall must show. */
export class ProgressTicker implements Disposable {
  readonly #size: number | null
  readonly #report: (progress: Partial<Progress>) => void
  readonly #timer: NodeJS.Timeout
  #samples: readonly Sample[] = [{ time: performance.now(), bytes: 0 }]
  /** Bytes received so far. */
  transferred = 0

  constructor(size: number | null, report: (progress: Partial<Progress>) => void) {
    this.#size = size
    this.#report = report
    report({ transferred: 0, size })
    this.#timer = setInterval(() => this.#tick(), TICK_MS)
  }

  #tick(): void {
    this.#samples = sampled(this.#samples, { time: performance.now(), bytes: this.transferred })
    this.#report({ transferred: this.transferred, size: this.#size, ...paceOf(this.#samples, this.#size) })
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer)
    this.#tick()
  }
}
