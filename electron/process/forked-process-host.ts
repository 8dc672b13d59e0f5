import { type ChildProcess, fork } from 'node:child_process'
import type { ToChild } from '../../shared/run-protocol.ts'
import { childEnvironment } from './child-environment.ts'
import { killGroup, killTree } from './kill-tree.ts'
import { neverStarted } from './never-started.ts'
import type { DownloadProcess, ProcessExit, ProcessHost } from './process-host.ts'
import { smallEnvironment, smallProcess } from './small-process.ts'
import { StderrTail } from './stderr-tail.ts'

export type ForkedHostOptions = {
  /** The script a download process executes. */
  readonly entryPath: string
  /** Default: what a tool needs of our own environment. */
  readonly env?: Readonly<Record<string, string>>
}

/** Download processes as forked Node processes: for hosts without Electron. */
export class ForkedProcessHost implements ProcessHost {
  readonly #entryPath: string
  readonly #env: Readonly<Record<string, string>>

  constructor({ entryPath, env = childEnvironment(process.env) }: ForkedHostOptions) {
    this.#entryPath = entryPath
    this.#env = env
  }

  spawn({ name }: { readonly name: string }): DownloadProcess {
    try {
      return new ForkedProcess(this.#fork(name))
    } catch (error) {
      return neverStarted(error)
    }
  }

  #fork(name: string): ChildProcess {
    return fork(this.#entryPath, [name], {
      env: { ...this.#env, ...smallEnvironment },
      // None of ours: they may hold an inspector's port or a test runner's loader.
      execArgv: [...smallProcess(process.versions.v8)],
      serialization: 'json',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      // A group of its own: it ends as one, and a Ctrl-C in our terminal reaches us alone, who stop it in order.
      detached: process.platform !== 'win32',
      windowsHide: true,
    })
  }
}

class ForkedProcess implements DownloadProcess {
  readonly pid: number | undefined
  readonly exited: Promise<ProcessExit>
  readonly #child: ChildProcess
  #hasEnded = false

  constructor(child: ChildProcess) {
    this.#child = child
    this.pid = child.pid
    this.exited = this.#exit(new StderrTail(child.stderr))
  }

  send(message: ToChild): void {
    // With a callback a failed send is told there, not thrown; `exited` says what became of the process.
    if (this.#child.connected) this.#child.send(message, () => {})
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#child.on('message', listener)
  }

  kill(): void {
    if (this.pid !== undefined && !this.#hasEnded) killTree(this.pid)
  }

  async #exit(stderr: StderrTail): Promise<ProcessExit> {
    // The channel ends apart from the process, and may still hold its last words.
    const silent = new Promise<void>((resolve) => this.#child.on('disconnect', resolve))
    const ended = await new Promise<Omit<ProcessExit, 'stderr'>>((resolve) => {
      this.#child.on('exit', (code, signal) => resolve({ code, signal, spawnError: null }))
      this.#child.on('error', (error) => {
        if (this.pid === undefined) resolve({ code: null, signal: null, spawnError: error.message })
      })
    })
    this.#hasEnded = true
    if (this.pid === undefined) return { ...ended, stderr: '' }
    // What it left behind in its group has nobody to answer to any more.
    killGroup(this.pid)
    const [tail] = await Promise.all([stderr.read(), silent])
    this.#child.stderr?.destroy()
    return { ...ended, stderr: tail }
  }
}
