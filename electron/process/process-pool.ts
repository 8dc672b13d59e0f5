import type { Clock } from '../../shared/clock.ts'
import type { RunEvent, RunOrder, RunOutcome } from '../../shared/run-protocol.ts'
import { removePartial, removePartials } from './partial-files.ts'
import { defaultLimits, type PoolLimits } from './pool-limits.ts'
import type { ProcessHost } from './process-host.ts'
import { ProcessLine } from './process-line.ts'
import { StartRule } from './start-rule.ts'
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
 * a while for the next; every other is ended with its download. Where downloads are so small that processes
 * are free again at once, a run waits a moment for one of them.
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
  readonly #line: ProcessLine
  readonly #startRule: StartRule
  /** Runs without a process, by their ids, and what they were allowed meanwhile. */
  readonly #unserved = new Map<string, number | null | undefined>()
  /** Processes with a run. */
  #busy = 0
  /** Processes that are not ready yet. */
  #starting = 0
  #isClosed = false

  constructor({ host, clock, limits }: ProcessPoolParts) {
    this.#host = host
    this.#clock = clock
    this.#limits = { ...defaultLimits, ...limits }
    this.#startRule = new StartRule(this.#limits)
    this.#line = new ProcessLine(clock, this.#limits.patienceMs, () => this.#serve())
  }

  /** Carries out one attempt in a process no other download is in. Never rejects. See DownloadRunner. */
  async run(order: RunOrder, signal: AbortSignal, onEvent: (event: RunEvent) => void): Promise<RunOutcome> {
    if (signal.aborted) return { kind: 'stopped' }
    this.#unserved.set(order.runId, undefined)
    const isNext = !order.mayWait || this.#line.isEmpty
    const now = isNext ? this.#find(order.processName, !order.mayWait) : undefined
    const process = now ?? (await this.#line.wait(order, signal))
    const allowed = this.#unserved.get(order.runId)
    this.#unserved.delete(order.runId)
    if (!process) return await stoppedInLine(order, signal)
    const run = new SupervisedRun({
      process,
      order,
      signal,
      onEvent,
      clock: this.#clock,
      limits: this.#limits,
    })
    this.#open.set(order.runId, run)
    if (allowed !== undefined) run.allow(allowed)
    const outcome = await this.#carryOut(run, process)
    this.#open.delete(order.runId)
    return outcome
  }

  /** Has an open run take so many bytes more; null: as many as it likes. */
  allow(runId: string, bytes: number | null): void {
    const run = this.#open.get(runId)
    if (run) run.allow(bytes)
    else if (this.#unserved.has(runId)) this.#unserved.set(runId, bytes)
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

  async #carryOut(run: SupervisedRun, process: WatchedProcess): Promise<RunOutcome> {
    const began = this.#clock.monotonic()
    // Its first run loads what it needs, and says nothing of the others.
    const isWarm = process.uses > 0
    const { outcome, isReusable } = await run.carryOut()
    this.#busy -= 1
    if (isWarm && outcome.kind === 'done') this.#startRule.took(this.#clock.monotonic() - began)
    if (isReusable) this.#keep(process)
    this.#serve()
    return outcome
  }

  #serve(): void {
    this.#line.serve((name, isDue) => this.#find(name, isDue))
  }

  /** An idle process, or another where that is worth its start, or `isDue`. */
  #find(name: string, isDue: boolean): WatchedProcess | undefined {
    const mayStart = () => isDue || this.#startRule.allows({ busy: this.#busy, starting: this.#starting })
    const process = this.#takeIdle(name) ?? (mayStart() ? this.#spawn(name) : undefined)
    if (process) this.#busy += 1
    return process
  }

  #spawn(name: string): WatchedProcess {
    const process = new WatchedProcess(this.#host.spawn({ name }), this.#clock, this.#limits)
    this.#starting += 1
    void process.started.then(() => {
      this.#starting -= 1
      this.#serve()
    })
    void process.ended.then(() => this.#forget(process))
    return process
  }

  /** One that was there before, which may have a connection left; or the one used last, so that the others grow old. */
  #takeIdle(name: string): WatchedProcess | undefined {
    const sound = [...this.#idle.keys()].filter(({ isSound }) => isSound)
    const process = sound.findLast(({ lastName }) => lastName === name) ?? sound.at(-1)
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

/** It never had a process; what an earlier attempt left goes if nothing is to be left. */
async function stoppedInLine({ partial, dir }: RunOrder, signal: AbortSignal): Promise<RunOutcome> {
  if (signal.reason === 'discard' && partial !== null) await removePartials([partial], dir)
  return { kind: 'stopped' }
}
