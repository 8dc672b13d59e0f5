import { closeSync, fdatasync, openSync } from 'node:fs'
import { promisify } from 'node:util'

type Sync = (file: number) => Promise<void>

const toDisk: Sync = promisify(fdatasync)

/**
 * The file into which SQLite commits (https://sqlite.org/wal.html), brought to disk beside the thread that commits:
 * a disk that is busy with downloads takes its time, and nobody else is to wait for it.
 */
export class WriteAheadLog {
  readonly #path: string
  readonly #sync: Sync
  #file: number | null = null
  #running: Promise<void> | null = null
  /** Begins when the one that runs has ended: what was committed since is not in that one. */
  #next: Promise<void> | null = null
  #hasNews = false

  /** `path`: the database's. */
  constructor(path: string, sync: Sync = toDisk) {
    this.#path = `${path}-wal`
    this.#sync = sync
  }

  /** Something was committed. */
  grew(): void {
    this.#hasNews = true
  }

  /** Settles once all that was committed before is on disk. Rejects with what the file system says. */
  synced(): Promise<void> {
    if (!this.#hasNews) return this.#next ?? this.#running ?? Promise.resolve()
    if (!this.#running) return this.#begin()
    this.#next ??= this.#running.then(
      () => this.#begin(),
      () => this.#begin(),
    )
    return this.#next
  }

  /** May be called twice. */
  close(): void {
    if (this.#file !== null) closeSync(this.#file)
    this.#file = null
  }

  #begin(): Promise<void> {
    this.#next = null
    this.#hasNews = false
    this.#running = this.#toDisk().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #toDisk(): Promise<void> {
    this.#file ??= openSync(this.#path, 'r+')
    try {
      await this.#sync(this.#file)
    } catch (error) {
      this.#hasNews = true
      throw error
    }
  }
}
