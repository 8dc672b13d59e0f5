import type { DownloadRunner } from '../../electron/engine/ports.ts'
import type { Connections } from '../../shared/connections.ts'
import { type FailureCode, failure } from '../../shared/failure.ts'
import type { RunEvent, RunOrder, RunOutcome } from '../../shared/run-protocol.ts'

type OpenRun = { order: RunOrder; end: (outcome: RunOutcome) => void; tell: (event: RunEvent) => void }

/** Runs that end when the test says so, and stop when asked to unless `slowToStop`. Names are target ids. */
export class FakeRunner implements DownloadRunner {
  slowToStop = false
  /** Every run ever begun, in order. */
  readonly started: string[] = []
  /** `name reason` of every run asked to stop. */
  readonly stopped: string[] = []
  readonly discarded: string[] = []
  /** How many runs have ended. */
  ended = 0
  /** The most runs that were ever open at once. */
  most = 0
  readonly #open = new Map<string, OpenRun>()

  run(order: RunOrder, signal: AbortSignal, onEvent: (event: RunEvent) => void): Promise<RunOutcome> {
    return new Promise((resolve) => {
      const name = order.targetId
      this.started.push(name)
      const end = (outcome: RunOutcome) => {
        this.#open.delete(name)
        this.ended += 1
        resolve(outcome)
      }
      this.#open.set(name, { order, end, tell: onEvent })
      this.most = Math.max(this.most, this.#open.size)
      signal.addEventListener('abort', () => {
        this.stopped.push(`${name} ${signal.reason}`)
        if (!this.slowToStop) end({ kind: 'stopped' })
      })
    })
  }

  /** What each was allowed, in order; null: no limits. */
  readonly allowed: (readonly [name: string, bytes: number | null])[] = []

  allow(runId: string, bytes: number | null): void {
    for (const [name, { order }] of this.#open) if (order.runId === runId) this.allowed.push([name, bytes])
  }

  /** As a run that is nearly out of what it was allowed. */
  want(name: string): void {
    const { order, tell } = this.#get(name)
    tell({ type: 'want', runId: order.runId })
  }

  async discard(partial: string): Promise<void> {
    this.discarded.push(partial)
  }

  async close(): Promise<void> {}

  get open(): string[] {
    return [...this.#open.keys()]
  }

  order(name: string): RunOrder {
    return this.#get(name).order
  }

  done(name: string, size = 10): void {
    this.#get(name).end({ kind: 'done', filePath: `/files/${name}`, size })
  }

  fail(name: string, code: FailureCode = 'not-found', retryAfterMs?: number): void {
    this.#get(name).end({ kind: 'failed', failure: failure(code, `It went wrong: ${code}.`, retryAfterMs) })
  }

  end(name: string, outcome: RunOutcome): void {
    this.#get(name).end(outcome)
  }

  /** The way to send an event of a run, also after it has ended. */
  voice(name: string): (transferred: number) => void {
    const { order, tell } = this.#get(name)
    return (transferred) => {
      const progress = { transferred, size: 100, speed: 5, timeRemaining: 9, percent: null, phase: null }
      tell({ type: 'progress', runId: order.runId, progress })
    }
  }

  connections(name: string, connections: Connections): void {
    const { order, tell } = this.#get(name)
    tell({ type: 'connections', runId: order.runId, connections })
  }

  partial(name: string, path: string): void {
    const { order, tell } = this.#get(name)
    tell({ type: 'partial', runId: order.runId, path })
  }

  #get(name: string): OpenRun {
    const run = this.#open.get(name)
    if (!run) throw new Error(`No open run of ${name}`)
    return run
  }
}
