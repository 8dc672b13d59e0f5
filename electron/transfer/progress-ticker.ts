import type { Progress } from '../../shared/run-protocol.ts'
import { paceOf, type Sample, sampled } from './speed.ts'

const TICK_MS = 200

/** Reports how a transfer goes five times a second, also while nothing comes: a stall must show. */
export class ProgressTicker implements Disposable {
  readonly #size: number | null
  readonly #report: (progress: Partial<Progress>) => void
  readonly #timer: NodeJS.Timeout
  #samples: readonly Sample[]
  /** Bytes received so far. */
  transferred: number

  /** `transferred`: bytes that were there before; they say nothing of the speed. */
  constructor(size: number | null, report: (progress: Partial<Progress>) => void, transferred = 0) {
    this.#size = size
    this.#report = report
    this.transferred = transferred
    this.#samples = [{ time: performance.now(), bytes: transferred }]
    report({ transferred, size })
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
