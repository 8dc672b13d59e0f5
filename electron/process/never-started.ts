import type { DownloadProcess } from './process-host.ts'

/** Stands for a process that could not be started. */
export function neverStarted(error: unknown): DownloadProcess {
  const spawnError = error instanceof Error ? error.message : String(error)
  return {
    pid: undefined,
    send: () => {},
    onMessage: () => {},
    exited: Promise.resolve({ code: null, signal: null, spawnError, stderr: '' }),
    kill: () => {},
  }
}
