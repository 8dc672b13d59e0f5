import type { ToChild } from '../../shared/run-protocol.ts'

/** How a download process ended. */
export type ProcessExit = {
  /** Null when a signal ended it, or when it never started. */
  readonly code: number | null
  /** Where the platform tells; null otherwise. */
  readonly signal: string | null
  /** Why it never started; null when it did. */
  readonly spawnError: string | null
  /** The last of what it wrote to stderr, at most 4 KB. */
  readonly stderr: string
}

/** A process that can run downloads, one at a time. */
export type DownloadProcess = {
  /** Undefined when it could not be started. */
  readonly pid: number | undefined
  /** Sends in order. Never throws; what is sent to a process that has ended is lost. */
  send(message: ToChild): void
  /** Hears every message, as it came: whoever listens checks it. Call once, in the turn of `spawn`. */
  onMessage(listener: (message: unknown) => void): void
  /** Settles once it has ended, for whatever reason, and its last message was heard. Never rejects. */
  readonly exited: Promise<ProcessExit>
  /** Ends it by force, with what it started in its own process group. Once it has ended, does nothing. */
  kill(): void
}

/** Where download processes come from. One contract test runs over every host. */
export type ProcessHost = {
  /** Never throws: a process that cannot be started is one that has `exited`. `name`: for process lists. */
  spawn(options: { readonly name: string }): DownloadProcess
}
