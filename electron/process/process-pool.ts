import type { Clock } from '../../shared/clock.ts'
import type { RunEvent, RunOrder, RunOutcome } from '../../shared/run-protocol.ts'
import { removePartial } from './partial-files.ts'
import { defaultLimits, type PoolLimits } from './pool-limits.ts'
import type { ProcessHost } from './process-host.ts'
import { SupervisedRun } from './supervised-run.ts'
import { WatchedProcess } from './watched-process.ts'

export type ProcessPoolParts = {
  readonly host: ProcessHost
  readonly clock: Clock
  /** Those not named are the defaults. */
  readonly limits?: Partial<PoolLimits>
}

/**
 * The engine's DownloadRunner: a process for every active download. One that ended its download well waits
 * a while for the next; every other is ended with its download.
 */
export class ProcessPool {
  readonly #host: ProcessHost
  readonly #clock: Clock
  readonly #limits: PoolLimits
  /** Longest idle first. Each with the alarm that ends it. */
  readonly #idle = new Map<WatchedProcess, Disposable>()
  /** By their runs' ids. */
  readonly #open = new Map<string, SupervisedRun>()
  /** Ended and not gone yet. */
  readonly #ending = new Set<Promise<unknown>>()
  #isClosed = false

  constructor({ host, clock, limits }: ProcessPoolParts) {
    this.#host = host
    this.#clock = clock
    this.#limits = { ...defaultLimits, ...limits }
  }

  /** Carries out one attempt in a process no other download is in. Never rejects. See DownloadRunner. */
  async run(order: RunOrder, signal: AbortSignal, onEvent: (event: RunEvent) => void): Promise<RunOutcome> {
    if (signal.aborted) return { kind: 'stopped' }
    const process = this.#takeIdle() ?? this.#spawn(order.processName)
    const parts = { process, order, signal, onEvent, clock: this.#clock, limits: this.#limits }
    const run = new SupervisedRun(parts)
    this.#open.set(order.runId, run)
    const { outcome, isReusable } = await run.carryOut()
    this.#open.delete(order.runId)
    if (isReusable) this.#keep(process)
    return outcome
  }

  /** Has an open run take so many bytes more; null: as many as it likes. */
  allow(runId: string, bytes: number | null): void {
    this.#open.get(runId)?.allow(bytes)
  }

  /** Prepares a process in advance where none is idle, so that the next download need not wait for its start. */
  warm(): void {
    if (this.#idle.size === 0) this.#keep(this.#spawn('sluice-download'))
  }

  /** Removes a partial file, and what stands beside it, of a download that is not running. Never rejects. */
  discard(partial: string): Promise<void> {
    return removePartial(partial)
  }

  /** Ends idle processes and settles once they are gone. No run may be open. */
  async close(): Promise<void> {
    this.#isClosed = true
    for (const process of [...this.#idle.keys()]) this.#retire(process)
    await Promise.all(this.#ending)
  }

  #spawn(name: string): WatchedProcess {
    const process = new WatchedProcess(this.#host.spawn({ name }), this.#clock, this.#limits)
    void process.ended.then(() => this.#forget(process))
    return process
  }

  /** The one used last, so that the others grow old. */
  #takeIdle(): WatchedProcess | undefined {
    const process = [...this.#idle.keys()].findLast(({ isSound }) => isSound)
    if (process) this.#forget(process)
    return process
  }

  /** Keeps it for the next download, unless it has had its share. */
  #keep(process: WatchedProcess): void {
    if (this.#isClosed || process.uses >= this.#limits.usesPerProcess) {
      this.#retire(process)
      return
    }
    const { idleMs, surplusMs, maxIdle } = this.#limits
    const now = this.#clock.monotonic()
    const review = () => {
      if (this.#idle.size > maxIdle) this.#retire(process)
      else
        this.#idle.set(
          process,
          this.#clock.at(now + idleMs, () => this.#retire(process)),
        )
    }
    this.#idle.set(process, this.#clock.at(now + surplusMs, review))
  }

  #forget(process: WatchedProcess): void {
    this.#idle.get(process)?.[Symbol.dispose]()
    this.#idle.delete(process)
  }

  #retire(process: WatchedProcess): void {
    this.#forget(process)
    process.kill()
    const gone = process.ended.finally(() => this.#ending.delete(gone))
    this.#ending.add(gone)
  }
}
