import { defaultTimeouts, type Timeouts } from '../../electron/transfer/connection.ts'
import { transfer } from '../../electron/transfer/transfer.ts'
import { DownloadError, type DownloadFailure } from '../../shared/failure.ts'
import type { DownloadOptions } from '../../shared/options.ts'
import type { Progress } from '../../shared/run-protocol.ts'

export type Fetch = {
  readonly options?: DownloadOptions
  readonly signal?: AbortSignal
  readonly timeouts?: Partial<Timeouts>
  readonly onReport?: (progress: Partial<Progress>) => void
}

export type Fetched = {
  /** Settles as the transfer does. */
  readonly path: Promise<string>
  readonly reports: Partial<Progress>[]
  readonly log: string[]
  readonly partials: string[]
}

/** Starts a transfer and writes down all it says. */
export function fetchTo(dir: string, url: string, fetch: Fetch = {}): Fetched {
  const [reports, log, partials]: [Partial<Progress>[], string[], string[]] = [[], [], []]
  const path = transfer(
    {
      url,
      dir,
      options: fetch.options ?? {},
      signal: fetch.signal ?? new AbortController().signal,
      report(progress) {
        reports.push(progress)
        fetch.onReport?.(progress)
      },
      log: (line) => void log.push(line),
      partial: (part) => void partials.push(part),
    },
    { ...defaultTimeouts, ...fetch.timeouts },
  )
  return { path, reports, log, partials }
}

/** How a promise failed. Throws when it did not, or not with a DownloadError. */
export async function failureOf(promise: Promise<unknown>): Promise<DownloadFailure> {
  try {
    await promise
  } catch (error) {
    if (error instanceof DownloadError) return error.failure
    throw error
  }
  throw new Error('It did not fail.')
}
