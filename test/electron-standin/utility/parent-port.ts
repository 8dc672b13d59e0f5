import { EventEmitter } from 'node:events'

// Loaded before a utility process's script: gives it `process.parentPort`.

/** Keeps messages until somebody listens, as Electron's does. */
class ParentPort extends EventEmitter {
  #early: unknown[] | undefined = []

  constructor() {
    super()
    process.on('message', (data) => {
      if (this.#early) this.#early.push(data)
      else this.emit('message', { data, ports: [] })
    })
    this.on('newListener', (name) => {
      if (name !== 'message' || !this.#early) return
      const early = this.#early
      this.#early = undefined
      queueMicrotask(() => {
        for (const data of early) this.emit('message', { data, ports: [] })
      })
    })
  }

  postMessage(message: unknown): void {
    if (process.connected) process.send?.(structuredClone(message), undefined, {}, () => undefined)
  }
}

Object.assign(process, { parentPort: new ParentPort(), type: 'utility' })
// Chromium ends its processes with their parent, and gives them no time for last words.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'))
// It only warns of these, since Electron 37.
process.on('unhandledRejection', (reason) =>
  console.error('Unhandled rejection in a utility process:', reason),
)
