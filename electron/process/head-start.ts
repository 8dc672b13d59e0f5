import type { DownloadProcess, ProcessHost } from './process-host.ts'

/** A host whose first process is started at once, before there is anybody to use it. */
export class HeadStart implements ProcessHost, Disposable {
  readonly #host: ProcessHost
  #first: DownloadProcess | undefined

  /** `name`: of that process. */
  constructor(host: ProcessHost, name: string) {
    this.#host = host
    this.#first = heardLater(host.spawn({ name }))
  }

  spawn(options: { readonly name: string }): DownloadProcess {
    const first = this.#first
    this.#first = undefined
    return first ?? this.#host.spawn(options)
  }

  /** Ends the first process if nobody wanted it. */
  [Symbol.dispose](): void {
    this.#first?.kill()
    this.#first = undefined
  }
}

/** What it says before anybody listens is kept for who does. */
function heardLater(process: DownloadProcess): DownloadProcess {
  const early: unknown[] = []
  let hear = (message: unknown): void => void early.push(message)
  process.onMessage((message) => hear(message))
  return {
    pid: process.pid,
    exited: process.exited,
    send: (message) => process.send(message),
    kill: () => process.kill(),
    onMessage(listener) {
      hear = listener
      // As from a process: not before the caller has gone on.
      queueMicrotask(() => early.splice(0).forEach(listener))
    },
  }
}
