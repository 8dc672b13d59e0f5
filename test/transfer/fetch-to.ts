import { randomUUID } from 'node:crypto'
import { removePartial } from '../../electron/process/partial-files.ts'
import type { Throttle } from '../../electron/transfer/throttle.ts'
import { defaultTimeouts, type Timeouts } from '../../electron/transfer/timeouts.ts'
import { transfer } from '../../electron/transfer/transfer.ts'
import type { Verification } from '../../shared/checksum.ts'
import type { Connections } from '../../shared/connections.ts'
import { DownloadError, type DownloadFailure } from '../../shared/failure.ts'
import type { DownloadOptions } from '../../shared/options.ts'
import type { ProxyRules } from '../../shared/proxy.ts'
import type { Progress } from '../../shared/run-protocol.ts'

export type Fetch = {
  /** The record's. Default: one nobody has. */
  readonly id?: string
  readonly earlier?: string | null
  readonly options?: DownloadOptions
  readonly limits?: Throttle
  readonly proxy?: ProxyRules
  readonly signal?: AbortSignal
  readonly timeouts?: Partial<Timeouts>
  readonly onReport?: (progress: Partial<Progress>) => void
  readonly onLog?: (line: string) => void
}

export type Fetched = {
  /** Settles as the transfer does, once what it left beside the file is gone. */
  readonly path: Promise<string>
  readonly reports: Partial<Progress>[]
  /** What it tells of its decisions … */
  readonly log: string[]
  /** … and of its requests and their answers. */
  readonly asked: string[]
  readonly partials: string[]
  readonly verified: Verification[]
  readonly connections: Connections[]
}

/** Starts a transfer and writes down all it says. Does as the engine does once a file is there. */
export function fetchTo(dir: string, url: string, fetch: Fetch = {}): Fetched {
  const { path, ...rest } = fetchAlone(dir, url, fetch)
  const cleaned = path.then(async (file) => {
    await Promise.all(rest.partials.map(removePartial))
    return file
  })
  return { path: cleaned, ...rest }
}

/** The same as if the engine were killed before it heard of the end. */
export function fetchAlone(dir: string, url: string, fetch: Fetch = {}): Fetched {
  const [reports, log, partials]: [Partial<Progress>[], string[], string[]] = [[], [], []]
  const asked: string[] = []
  const verified: Verification[] = []
  const connections: Connections[] = []
  const path = transfer(
    {
      id: fetch.id ?? randomUUID(),
      earlier: fetch.earlier ?? null,
      url,
      proxy: fetch.proxy ?? { proxy: '', noProxy: '' },
      limits: fetch.limits ?? null,
      dir,
      options: fetch.options ?? {},
      signal: fetch.signal ?? new AbortController().signal,
      report(progress) {
        reports.push(progress)
        fetch.onReport?.(progress)
      },
      log(line) {
        if (line.startsWith('GET ')) asked.push(line)
        else log.push(line)
        fetch.onLog?.(line)
      },
      partial: (part) => void partials.push(part),
      verified: (how) => void verified.push(how),
      connections: (how) => void connections.push(how),
    },
    { ...defaultTimeouts, ...fetch.timeouts },
  )
  return { path, reports, log, asked, partials, verified, connections }
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
