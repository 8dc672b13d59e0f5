import { z } from 'zod'

/** Whether another attempt may succeed without a person doing anything. The one table of it. */
const retryableByCode = {
  /** The host name has no address, or the resolver did not answer. */
  dns: true,
  /** Refused, reset or unreachable. */
  connection: true,
  /** No connection, or no answer, in time. */
  timeout: true,
  /** The body stopped coming. */
  stalled: true,
  /** Fewer bytes than announced. */
  incomplete: true,
  /** 429, or 503: the lane rests. */
  'rate-limited': true,
  /** 5xx, 408, 425. */
  server: true,
  'worker-crash': true,
  /** No heartbeat for 30 s. */
  'worker-hung': true,
  /** More bytes than announced, or the wrong range: what arrived cannot be trusted. */
  'wrong-length': true,
  /** The file changed on the server while it was fetched. */
  changed: true,

  tls: false,
  'bad-address': false,
  unauthorized: false,
  forbidden: false,
  'not-found': false,
  /** Any other 4xx. */
  refused: false,
  redirect: false,
  /** The file of cookies that was named cannot be read, or is none. */
  cookies: false,
  checksum: false,
  'disk-full': false,
  permission: false,
  folder: false,
  /** Any other error of the file system. */
  disk: false,
  /** The source ended without a file. */
  'no-file': false,
  'tool-missing': false,
  'tool-failed': false,
  'sign-in': false,
  unavailable: false,
  unsupported: false,
  'not-configured': false,
  /** The child sent more messages, or other ones, than the protocol allows. */
  protocol: false,
  /** Unforeseen. Shown and logged; never retried, since nobody knows what it would do. */
  internal: false,
} as const

export type FailureCode = keyof typeof retryableByCode

const codes = Object.keys(retryableByCode) as [FailureCode, ...FailureCode[]]

/**
 * Why a download ended badly, as data: an error loses its class and fields on the way through a
 * process boundary or a disk, this does not. `message` is for a person: what happened and what to do.
 */
export const DownloadFailure = z.object({
  code: z.enum(codes),
  message: z.string(),
  retryable: z.boolean(),
  /** How long the server asked us to stay away, in ms from when it said so. */
  retryAfterMs: z.number().nonnegative().optional(),
})
export type DownloadFailure = z.infer<typeof DownloadFailure>

const ofThisMachine: ReadonlySet<FailureCode> = new Set(['disk-full', 'permission', 'folder', 'disk'])

/** Whether no other source, and no other server, would fare better. */
export const isOfThisMachine = (code: FailureCode): boolean => ofThisMachine.has(code)

export function failure(code: FailureCode, message: string, retryAfterMs?: number): DownloadFailure {
  const retryable = retryableByCode[code]
  return { code, message, retryable, ...(retryAfterMs !== undefined && { retryAfterMs }) }
}

/** Thrown inside a download process by whatever knows why it cannot go on. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError'
  readonly failure: DownloadFailure

  constructor(code: FailureCode, message: string, options: ErrorOptions & { retryAfterMs?: number } = {}) {
    super(message, options)
    this.failure = failure(code, message, options.retryAfterMs)
  }
}
