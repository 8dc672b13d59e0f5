import { constants, getPriority, setPriority } from 'node:os'
import type { Readable } from 'node:stream'
import { type UtilityProcess, utilityProcess } from 'electron'
import type { ToChild } from '../../shared/run-protocol.ts'
import { childEnvironment } from './child-environment.ts'
import { killTree } from './kill-tree.ts'
import { neverStarted } from './never-started.ts'
import type { DownloadProcess, ProcessExit, ProcessHost } from './process-host.ts'
import { StderrTail } from './stderr-tail.ts'

/** Download processes as Electron's utility processes. Only once the app is `ready`. */
export class UtilityProcessHost implements ProcessHost {
  readonly #entryPath: string

  constructor({ entryPath }: { readonly entryPath: string }) {
    this.#entryPath = entryPath
  }

  spawn({ name }: { readonly name: string }): DownloadProcess {
    try {
      return new ElectronProcess(this.#fork(name))
    } catch (error) {
      return neverStarted(error)
    }
  }

  #fork(name: string): UtilityProcess {
    return utilityProcess.fork(this.#entryPath, [name], {
      serviceName: name,
      env: childEnvironment(process.env),
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe'],
    })
  }
}

class ElectronProcess implements DownloadProcess {
  readonly exited: Promise<ProcessExit>
  readonly #child: UtilityProcess
  /** V8's own words; they come as an event, not on stderr. */
  #fatal = ''
  #mustDie = false

  constructor(child: UtilityProcess) {
    this.#child = child
    this.exited = this.#exit()
    // Without a listener, EventEmitter would throw it here, in the main process.
    child.on('error', (_type, location) => {
      this.#fatal = `\nFATAL ERROR: ${location}`
    })
    // It has a process id only from here on.
    child.once('spawn', () => {
      if (this.#mustDie) this.kill()
      else if (this.pid !== undefined) stepBack(this.pid)
    })
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  send(message: ToChild): void {
    this.#child.postMessage(message)
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#child.on('message', listener)
  }

  /** Electron's own kill() is a SIGTERM, which a busy loop never hears. */
  kill(): void {
    this.#mustDie = true
    if (this.pid !== undefined) killTree(this.pid)
  }

  #exit(): Promise<ProcessExit> {
    // electron.d.ts says NodeJS.ReadableStream; it is a PassThrough (lib/browser/api/utility-process.ts).
    const stderr = new StderrTail(this.#child.stderr as Readable | null)
    return new Promise((resolve) => {
      this.#child.on('exit', (code) => {
        // Right after this event Electron takes every listener off stderr, whatever is still in it.
        setImmediate(async () => {
          stderr.follow()
          resolve({ code, signal: null, spawnError: null, stderr: (await stderr.read()) + this.#fatal })
        })
      })
    })
  }
}

/** Has a process, and what it starts, leave the processor to main and window: they answer a person. */
function stepBack(pid: number): void {
  try {
    setPriority(pid, Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL))
  } catch {
    // It has ended already, or the system does not let it: it runs as the others do.
  }
}
