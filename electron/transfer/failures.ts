import { DownloadError, type FailureCode } from '../../shared/failure.ts'
import { errorCode } from './error-code.ts'

/** What a message may name. */
export type Place = { readonly host: string; readonly dir: string }

type Cause = readonly [code: FailureCode, say: (place: Place) => string]

const same = <K extends string>(keys: readonly K[], cause: Cause): Record<string, Cause> =>
  Object.fromEntries(keys.map((key) => [key, cause]))

const unreachable: Cause = [
  'connection',
  ({ host }) => `${host} cannot be reached from here. Check the internet connection.`,
]

/** One that speaks no TLS waits for the end of a request, or takes what it got for one and answers. */
const plainProxy = (host: string): string =>
  host.startsWith('The proxy https:') ? ' Most proxies speak no TLS: their address begins with http://.' : ''

const noSecureConnection: Cause = [
  'tls',
  ({ host }) => `No secure connection to ${host} could be made.${plainProxy(host)}`,
]

const noHttp: Cause = ['server', ({ host }) => `${host} answered with something that is not HTTP.`]

const byCode: Readonly<Record<string, Cause>> = {
  ...same(
    ['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME'],
    ['dns', ({ host }) => `No address was found for ${host}. Check the link and the internet connection.`],
  ),
  ECONNREFUSED: ['connection', ({ host }) => `${host} refused the connection.`],
  ...same(
    ['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'UND_ERR_SOCKET', 'UND_ERR_CLOSED', 'UND_ERR_DESTROYED'],
    ['connection', ({ host }) => `${host} broke off the connection.`],
  ),
  ...same(['EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EHOSTDOWN', 'EADDRNOTAVAIL'], unreachable),
  ...same(
    ['UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT'],
    ['timeout', ({ host }) => `${host} did not accept a connection in time.${plainProxy(host)}`],
  ),
  UND_ERR_HEADERS_TIMEOUT: ['timeout', ({ host }) => `${host} took the request but did not answer in time.`],
  UND_ERR_BODY_TIMEOUT: ['stalled', ({ host }) => `${host} stopped sending in the middle of the file.`],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: [
    'incomplete',
    ({ host }) => `${host} sent fewer bytes than it announced.`,
  ],
  UND_ERR_HEADERS_OVERFLOW: ['server', ({ host }) => `${host} answered with headers that are far too long.`],
  UND_ERR_INVALID_ARG: ['bad-address', () => 'The link or one of its headers cannot be sent.'],

  CERT_HAS_EXPIRED: ['tls', ({ host }) => `The certificate of ${host} has expired.`],
  CERT_NOT_YET_VALID: [
    'tls',
    ({ host }) => `The certificate of ${host} is not valid yet. Is the clock right?`,
  ],
  CERT_REVOKED: ['tls', ({ host }) => `The certificate of ${host} was revoked.`],
  ...same(
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN'],
    ['tls', ({ host }) => `The certificate of ${host} is self-signed: nobody vouches for it.`],
  ),
  ...same(
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
    ['tls', ({ host }) => `The certificate of ${host} was issued by someone unknown here.`],
  ),
  /** OpenSSL's handshake failures come as this, or with the library's own codes. */
  EPROTO: noSecureConnection,
  ERR_TLS_CERT_ALTNAME_INVALID: ['tls', ({ host }) => `${host} showed a certificate made for another host.`],

  ENOSPC: ['disk-full', ({ dir }) => `The disk of ${dir} is full. Make room, then resume.`],
  EDQUOT: ['disk-full', ({ dir }) => `The disk quota for ${dir} is used up. Make room, then resume.`],
  ...same(
    ['EACCES', 'EPERM'],
    [
      'permission',
      ({ dir }) => `Sluice may not write to ${dir}. Choose another folder or change its permissions.`,
    ],
  ),
  EROFS: ['permission', ({ dir }) => `${dir} is on a disk that can only be read.`],
  ...same(['ENOTDIR', 'EEXIST'], ['folder', ({ dir }) => `${dir} cannot be a folder: a file is in the way.`]),
  ...same(['ENOENT', 'ELOOP'], ['folder', ({ dir }) => `${dir} is gone or cannot be made.`]),
  ENAMETOOLONG: ['folder', ({ dir }) => `A name in ${dir} is too long for this disk.`],
  EFBIG: ['disk', ({ dir }) => `The file is larger than the disk of ${dir} can hold in one file.`],
  EIO: ['disk', ({ dir }) => `The disk of ${dir} reports an error.`],
  ...same(['EMFILE', 'ENFILE'], ['disk', () => 'Too many files are open.']),
}

/** Families of codes. */
const byPrefix: readonly (readonly [prefix: string, cause: Cause])[] = [
  ['ERR_TLS_', noSecureConnection],
  ['ERR_SSL_', noSecureConnection],
  ['CERT_', ['tls', ({ host }) => `The certificate of ${host} is not valid.`]],
]

/** The one place an error of the network or the file system becomes a failure a person can read. */
export function toDownloadError(error: unknown, place: Place): DownloadError {
  for (const one of causesOf(error)) {
    if (one instanceof DownloadError) return one
    const cause = causeOf(one)
    if (cause) return new DownloadError(cause[0], midSentence(cause[1](place)), { cause: error })
  }
  const message = error instanceof Error ? error.message : String(error)
  return new DownloadError('internal', message, { cause: error })
}

/** The name of a proxy begins as a sentence does. */
const midSentence = (message: string): string => message.replace(/(?<=. )The proxy /, 'the proxy ')

/** The parser's own error, which has a code only sometimes. */
export const isNoHttp = (error: unknown): boolean =>
  error instanceof Error && error.name === 'HTTPParserError'

function causeOf(error: unknown): Cause | undefined {
  if (isNoHttp(error)) return noHttp
  const code = errorCode(error) ?? ''
  // A firewall's "no" has the code of a folder's.
  if (/^E(?:ACCES|PERM)$/.test(code) && isFromSocket(error)) return unreachable
  return byCode[code] ?? byPrefix.find(([prefix]) => code.startsWith(prefix))?.[1]
}

const isFromSocket = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && error.syscall === 'connect'

/** An error, what it was made from, and the attempts it stands for (one per address of a host). */
function* causesOf(error: unknown): Generator<unknown> {
  yield error
  if (error instanceof AggregateError) for (const one of error.errors) yield* causesOf(one)
  if (error instanceof Error && error.cause !== undefined) yield* causesOf(error.cause)
}
