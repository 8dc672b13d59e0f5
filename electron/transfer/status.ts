import { DownloadError, type FailureCode } from '../../shared/failure.ts'
import { retryAfterMs } from './retry-after.ts'

type Answered = {
  readonly status: number
  /** `Retry-After`, as received. */
  readonly retryAfter: string | undefined
  readonly host: string
}

const known: Readonly<Record<number, readonly [FailureCode, (host: string) => string]>> = {
  204: ['no-file', (host) => `${host} has nothing to send there (204).`],
  205: ['no-file', (host) => `${host} has nothing to send there (205).`],
  401: [
    'unauthorized',
    (host) => `${host} wants a name and a password; any it was given are not the right ones (401).`,
  ],
  403: ['forbidden', (host) => `${host} does not allow this download (403).`],
  404: ['not-found', (host) => `${host} has no file there (404).`],
  407: ['unauthorized', () => 'The proxy wants a name and a password (407).'],
  408: ['server', (host) => `${host} gave up waiting for the request (408).`],
  410: ['not-found', (host) => `The file was removed from ${host} (410).`],
  425: ['server', (host) => `${host} wants to be asked again (425).`],
  429: ['rate-limited', (host) => `${host} wants fewer downloads at once or a pause (429).`],
  503: ['rate-limited', (host) => `${host} is too busy now (503).`],
}

/** Null: the whole file follows. `now` in ms since the epoch. */
export function statusFailure({ status, retryAfter, host }: Answered, now: number): DownloadError | null {
  if (status === 200 || status === 203) return null
  const [code, say] = known[status] ?? [ofClass(status), () => `${host} answered ${status}.`]
  const wait = code === 'rate-limited' ? retryAfterMs(retryAfter, now) : undefined
  return new DownloadError(code, say(host), wait === undefined ? {} : { retryAfterMs: wait })
}

function ofClass(status: number): FailureCode {
  if (status >= 500) return 'server'
  if (status >= 400) return 'refused'
  if (status >= 300) return 'redirect'
  // 206 and others nobody asked for: not known to be the whole file.
  return 'wrong-length'
}
