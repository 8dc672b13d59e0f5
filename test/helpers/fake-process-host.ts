import type { DownloadProcess, ProcessExit, ProcessHost } from '../../electron/process/process-host.ts'
import type { ToChild } from '../../shared/run-protocol.ts'

/** Processes that do only what a test has them do; killed, they end at once unless `isStuck`. */
export class FakeProcessHost implements ProcessHost {
  readonly spawned: FakeProcess[] = []

  spawn({ name }: { readonly name: string }): FakeProcess {
    const process = new FakeProcess(name)
    this.spawned.push(process)
    return process
  }

  /** The one spawned last. */
  get last(): FakeProcess {
    const process = this.spawned.at(-1)
    if (!process) throw new Error('No process was spawned')
    return process
  }

  get alive(): FakeProcess[] {
    return this.spawned.filter(({ hasEnded }) => !hasEnded)
  }
}

export class FakeProcess implements DownloadProcess {
  readonly pid = undefined
  readonly name: string
  readonly sent: ToChild[] = []
  hasEnded = false
  /** As if a disk did not answer: not even SIGKILL ends it. */
  isStuck = false
  readonly #exit = Promise.withResolvers<ProcessExit>()
  #listener: (message: unknown) => void = () => {}

  constructor(name: string) {
    this.name = name
  }

  get exited(): Promise<ProcessExit> {
    return this.#exit.promise
  }

  send(message: ToChild): void {
    this.sent.push(message)
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#listener = listener
  }

  kill(): void {
    if (!this.isStuck) this.end({ signal: 'SIGKILL' })
  }

  say(message: unknown): void {
    this.#listener(message)
  }

  end(how: Partial<ProcessExit>): void {
    this.hasEnded = true
    this.#exit.resolve({ code: null, signal: null, spawnError: null, stderr: '', ...how })
  }

  /** Says `ready` if it has not, then ends the run it was given last. */
  finish(): void {
    const { order } = this.sent.findLast((message) => message.type === 'run') ?? {}
    if (!order) throw new Error('It was given no run')
    this.say({ type: 'end', runId: order.runId, outcome: { kind: 'done', filePath: '/f', size: 1 } })
  }
}
