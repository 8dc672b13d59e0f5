import { type ChildProcess, fork, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { FromChild, type RunOrder, type RunOutcome, type ToChild } from '../../shared/run-protocol.ts'

export type Told<T extends FromChild['type']> = Extract<FromChild, { type: T }>

/** A real download process, spoken to over its protocol. Everything it says is checked and kept. */
export class RunChild implements AsyncDisposable {
  readonly process: ChildProcess
  readonly said: FromChild[] = []
  /** Settles with `[code, signal]`. */
  readonly exited: Promise<unknown[]>
  #listeners = new Set<() => void>()

  /** `entry`: what the process executes. Default: what it does in the app. */
  constructor(entry = new URL('../../electron/run/entry.ts', import.meta.url)) {
    const stdio: StdioOptions = ['ignore', 'ignore', 'ignore', 'ipc']
    this.process = fork(fileURLToPath(entry), { stdio, execArgv: [] })
    this.exited = once(this.process, 'exit')
    this.process.on('message', (message) => {
      this.said.push(FromChild.parse(message))
      for (const listener of this.#listeners) listener()
    })
  }

  send(message: ToChild): void {
    this.process.send(message)
  }

  order(order: Partial<RunOrder> & Pick<RunOrder, 'source' | 'dir'>): void {
    this.send({ type: 'run', order: { ...ordinary, ...order } })
  }

  /** Orders and waits for the end. */
  async run(order: Partial<RunOrder> & Pick<RunOrder, 'source' | 'dir'>): Promise<RunOutcome> {
    const runId = order.runId ?? ordinary.runId
    const before = this.told('end').length
    this.order(order)
    await this.until(() => this.told('end').length > before)
    return this.told('end').findLast((end) => end.runId === runId)?.outcome ?? { kind: 'nothing' }
  }

  told<T extends FromChild['type']>(type: T): Told<T>[] {
    return this.said.filter((message): message is Told<T> => message.type === type)
  }

  /** Settles once `holds` does after something was said. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      await new Promise<void>((resolve) => {
        this.#listeners.add(resolve)
      })
      this.#listeners.clear()
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) this.process.kill('SIGKILL')
    await this.exited
  }
}

const ordinary = {
  runId: 'run 1',
  id: '3d2f1a52-3c0f-4a6b-9d2e-0d1c2b3a4f5e',
  targetId: 'target',
  displayName: 'A download',
  filename: 'target',
  extra: {},
  processName: 'test-dl-target',
  options: {},
  partial: null,
  isFirst: false,
  mayWait: true,
  settings: {},
  plugin: null,
  proxy: { proxy: '', noProxy: '' },
  share: null,
  purpose: 'download' as const,
}
