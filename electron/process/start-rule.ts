import type { PoolLimits } from './pool-limits.ts'

/** Processor time of a small file, the engine's and a server's on this machine included, on a slow one; ms. */
const SMALL_MS = 10
/** How much the latest run counts. */
const WEIGHT = 1 / 8

/**
 * Whether another process is worth its start, or a run had better wait until one has ended its own. A start
 * costs a processor as much as thirty small files: where runs end that fast, as many processes as keep the
 * processors busy serve them all sooner than one for each would. Pure.
 */
export class StartRule {
  readonly #processors: number
  /** Ms of a run in a process that is warm; 0: nobody knows, and then the first few tell. */
  #usualMs = 0

  constructor({ processors }: Pick<PoolLimits, 'processors'>) {
    this.#processors = processors
  }

  /** One took so many ms from its order to its end. */
  took(ms: number): void {
    this.#usualMs = this.#usualMs === 0 ? ms : this.#usualMs + WEIGHT * (ms - this.#usualMs)
  }

  /** `busy`: processes with a run; `starting`: those of them that are not ready yet, which more would only slow down. */
  allows({ busy, starting }: { readonly busy: number; readonly starting: number }): boolean {
    if (starting >= this.#processors) return false
    return busy < this.#processors * Math.max(1, this.#usualMs / SMALL_MS)
  }
}
