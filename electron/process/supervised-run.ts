import { rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Clock } from '../../shared/clock.ts'
import type { FromChild, RunEvent, RunOrder, RunOutcome } from '../../shared/run-protocol.ts'
import { crashFailure } from './crash-failure.ts'
import { removePartials } from './partial-files.ts'
import type { PoolLimits } from './pool-limits.ts'
import type { WatchedProcess } from './watched-process.ts'

export type RunParts = {
  readonly process: WatchedProcess
  readonly order: RunOrder
  /** Its reason: `discard`, or `keep` what there is of the file. */
  readonly signal: AbortSignal
  readonly onEvent: (event: RunEvent) => void
  readonly clock: Clock
  readonly limits: PoolLimits
}

export type RunEnd = {
  readonly outcome: RunOutcome
  /** The process has done all it was told to and may serve another download. */
  readonly isReusable: boolean
}

/** One attempt in one process, from the order to the moment nothing of it is left. */
export class SupervisedRun {
  readonly #parts: RunParts
  readonly #partials = new Set<string>()
  /** Finished files under their final names, which were free: nobody else's. */
  readonly #written = new Set<string>()
  /** The first word on how it ended is the one that counts. */
  readonly #outcome = Promise.withResolvers<RunOutcome>()
  /** Settles when a stop has taken all the time it may. */
  readonly #overdue = Promise.withResolvers<void>()
  readonly #alarms: Disposable[] = []
  #allowed: number | null | undefined
  #hasBegun = false
  #isStopping = false

  constructor(parts: RunParts) {
    this.#parts = parts
    if (parts.order.partial !== null) this.#partials.add(parts.order.partial)
  }

  /** Never rejects. Call once. */
  async carryOut(): Promise<RunEnd> {
    const { process, signal } = this.#parts
    const ear = process.listen({
      onMessage: (message) => this.#hear(message),
      onFault: (failure) => this.#decide({ kind: 'failed', failure }),
    })
    void process.ended.then((exit) => this.#decide({ kind: 'failed', failure: crashFailure(exit) }))
    signal.addEventListener('abort', this.#stop, { once: true })
    // While it was being given its process, nobody listened.
    if (signal.aborted) this.#stop()
    else if (process.isReady) this.#begin()
    const said = await this.#outcome.promise
    const hasEndedWell = said.kind === 'done' || said.kind === 'list'
    // What a person's own source has done to its process nobody knows.
    const isReusable =
      hasEndedWell && this.#parts.order.plugin === null && !this.#isStopping && !process.hasTools
    if (!isReusable) await this.#end()
    signal.removeEventListener('abort', this.#stop)
    ear[Symbol.dispose]()
    for (const alarm of this.#alarms) alarm[Symbol.dispose]()
    return { outcome: await this.#settle(said), isReusable }
  }

  /** Lets it take so many bytes more; null: as many as it likes. */
  allow(bytes: number | null): void {
    this.#allowed = bytes
    if (!this.#hasBegun) return
    this.#parts.process.send({ type: 'allow', runId: this.#parts.order.runId, bytes })
  }

  #begin(): void {
    this.#hasBegun = true
    const { process, order } = this.#parts
    process.uses += 1
    process.lastName = order.processName
    process.send({ type: 'run', order })
    // Limits have changed since the order was made.
    if (this.#allowed !== undefined) this.allow(this.#allowed)
  }

  #decide(outcome: RunOutcome): void {
    this.#outcome.resolve(outcome)
  }

  #hear(message: FromChild): void {
    if (message.type === 'ready' && !this.#hasBegun && !this.#isStopping) this.#begin()
    // A word from an earlier run of this process is not heard.
    if (!('runId' in message) || message.runId !== this.#parts.order.runId) return
    if (message.type === 'end') this.#decide(message.outcome)
    else if (message.type === 'wrote') this.#written.add(message.path)
    else if (message.type !== 'tool') this.#tell(message)
  }

  #tell(event: RunEvent): void {
    if (event.type === 'partial') this.#partials.add(event.path)
    this.#parts.onEvent(event)
  }

  readonly #stop = (): void => {
    const { process, order, clock, limits } = this.#parts
    this.#isStopping = true
    const now = clock.monotonic()
    this.#alarms.push(clock.at(now + limits.stopMs, () => this.#overdue.resolve()))
    if (!this.#hasBegun) {
      this.#decide({ kind: 'stopped' })
      return
    }
    process.send({ type: 'stop', runId: order.runId, discard: this.#mustDiscard })
    this.#alarms.push(clock.at(now + limits.graceMs, () => this.#decide({ kind: 'stopped' })))
  }

  /** An unknown reason keeps: what was not asked for is not removed. */
  get #mustDiscard(): boolean {
    return this.#parts.signal.reason === 'discard'
  }

  async #end(): Promise<void> {
    this.#parts.process.kill()
    await Promise.race([this.#parts.process.ended, this.#overdue.promise])
  }

  /** What a stop was too late for counts as it ended, unless it was to leave nothing; any other ending came of it. */
  async #settle(said: RunOutcome): Promise<RunOutcome> {
    if (this.#isStopping && this.#mustDiscard) {
      await this.#discard(said)
      return { kind: 'stopped' }
    }
    if (said.kind === 'done') return said
    // The next attempt makes them anew, and would find their names taken.
    await this.#withdraw(this.#written)
    return this.#isStopping ? { kind: 'stopped' } : said
  }

  async #discard(said: RunOutcome): Promise<void> {
    await removePartials(this.#partials, this.#parts.order.dir)
    const finished = said.kind === 'done' ? [said.filePath, ...(said.otherFiles ?? [])] : []
    await this.#withdraw([...this.#written, ...finished])
  }

  /** Each name was taken by this run alone. A process that talks nonsense reaches no other folder by it. */
  async #withdraw(written: Iterable<string>): Promise<void> {
    const dir = resolve(this.#parts.order.dir)
    const ours = [...new Set(written)].filter((path) => dirname(path) === dir)
    await Promise.all(ours.map((path) => rm(path, { force: true })))
  }
}
