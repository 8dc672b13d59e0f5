import { randomUUID } from 'node:crypto'
import type { DownloadRunner, StopReason } from '../../electron/engine/ports.ts'
import type { RunEvent, RunOrder, RunOutcome } from '../../shared/run-protocol.ts'
import { eventually } from './process-life.ts'

export function makeOrder(facts: Partial<RunOrder> = {}): RunOrder {
  return {
    runId: randomUUID(),
    id: randomUUID(),
    source: 'test',
    targetId: 'answers',
    displayName: 'A file',
    filename: 'A file',
    extra: {},
    processName: 'test-process',
    dir: '/nowhere',
    options: {},
    partial: null,
    isFirst: false,
    mayWait: true,
    settings: {},
    plugin: null,
    proxy: { proxy: '', noProxy: '' },
    share: null,
    purpose: 'download',
    ...facts,
  }
}

export type OpenRun = {
  readonly runId: string
  readonly outcome: Promise<RunOutcome>
  readonly events: RunEvent[]
  stop(reason: StopReason): void
  /** The process id the child says first, in its log: its own or its tool's. */
  pid(): Promise<number>
}

/** Starts a run in which the child does as `targetId` says (see children/actor.ts). */
export function openRun(
  runner: DownloadRunner,
  targetId: string,
  dir = '/nowhere',
  processName = 'test-process',
): OpenRun {
  const events: RunEvent[] = []
  const abort = new AbortController()
  const order = makeOrder({ targetId, dir, processName })
  const lines = () => events.flatMap((event) => (event.type === 'log' ? [event.line] : []))
  return {
    runId: order.runId,
    outcome: runner.run(order, abort.signal, (event) => events.push(event)),
    events,
    stop: (reason) => abort.abort(reason),
    async pid() {
      await eventually(() => lines().length > 0)
      return Number(lines()[0])
    },
  }
}
