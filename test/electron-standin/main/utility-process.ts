import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { constants } from 'node:os'
import { join } from 'node:path'
import type { UtilityProcess as ElectronUtility, ForkOptions } from 'electron'
import { app } from './app.ts'
import { makeEvent } from './event.ts'
import { registry } from './registry.ts'

const parentPort = join(import.meta.dirname, '../utility/parent-port.ts')

type Supported = 'kill' | 'pid' | 'postMessage' | 'stderr' | 'stdout'

/** A forked Node process with Electron's habits: a `parentPort`, an end with its parent, an exit code for all. */
class UtilityProcess extends EventEmitter implements Pick<ElectronUtility, Supported> {
  readonly serviceName: string
  readonly #child: ChildProcess
  #pid: number | undefined

  constructor(modulePath: string, args: string[] = [], options: ForkOptions = {}) {
    super()
    if (!app.isReady()) throw new Error('utilityProcess cannot be created before app is ready.')
    const {
      serviceName = 'Node Utility Process',
      stdio = ['ignore', 'inherit', 'inherit'],
      env = process.env,
      cwd,
      execArgv = [],
    } = options
    if (typeof stdio === 'string') throw new Error('The stand-in wants stdio as a list.')
    const [, stdout, stderr] = stdio
    this.serviceName = serviceName
    this.#child = fork(modulePath, args, {
      cwd,
      env: { ...env } as NodeJS.ProcessEnv,
      execArgv: ['--no-warnings', '--import', parentPort, ...execArgv],
      serialization: 'advanced',
      stdio: ['ignore', stdout, stderr, 'ipc'],
    })
    registry.utilities.add(this)
    this.#listen()
  }

  get pid(): number | undefined {
    return this.#pid
  }

  get stdout() {
    return this.#child.stdout as NodeJS.ReadableStream | null
  }

  get stderr() {
    return this.#child.stderr as NodeJS.ReadableStream | null
  }

  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(structuredClone(message) as object, () => undefined)
  }

  kill(): boolean {
    return this.#child.kill('SIGTERM')
  }

  /** For the app's end: Chromium leaves none of them. */
  end(): void {
    this.#child.kill('SIGKILL')
  }

  #listen(): void {
    const child = this.#child
    child.once('spawn', () => {
      this.#pid = child.pid
      this.emit('spawn')
    })
    child.on('message', (message) => this.emit('message', message))
    // It could not be started; for what else 'error' tells, 'exit' follows.
    child.on('error', () => {
      if (child.pid === undefined) this.#ended(1)
    })
    const silent = new Promise<void>((resolve) => child.once('disconnect', resolve))
    child.once('exit', async (code, signal) => {
      await silent
      this.#ended(code ?? (signal ? constants.signals[signal] : 1))
    })
  }

  #ended(exitCode: number): void {
    registry.utilities.delete(this)
    this.#pid = undefined
    this.emit('exit', exitCode)
    if (exitCode === 0) return
    const details = { type: 'Utility', reason: 'abnormal-exit', exitCode, name: this.serviceName }
    app.emit('child-process-gone', makeEvent(), details)
  }
}

export const utilityProcess = {
  fork: (modulePath: string, args?: string[], options?: ForkOptions) =>
    new UtilityProcess(modulePath, args, options),
}
