import type { TLSSocket } from 'node:tls'
import { toDownloadError } from './failures.ts'

/** Lets a certificate that does not hold pass, and hears why it does not: OpenSSL's code or Node's. */
export type Accept = (host: string, code: string) => void

/** Accepts any certificate, and tells `log` once of each host and what is wrong there. */
export function acceptAny(log: (line: string) => void): Accept {
  const told = new Set<string>()
  return (host, code) => {
    const why = toDownloadError(Object.assign(new Error(code), { code }), { host, dir: '' }).message
    if (told.has(why)) return
    told.add(why)
    log(`${why} It was accepted: this download takes any certificate.`)
  }
}

/** Why the certificate of the other side does not hold; null when it does, and where there is none. */
export function certificateProblem(socket: unknown): string | null {
  if (!isSecure(socket) || socket.authorized) return null
  // The types have it as an error; it is the error's code.
  return String(socket.authorizationError)
}

/** By its look: the class would load all of TLS for who needs none. */
export const isSecure = (socket: unknown): socket is TLSSocket =>
  typeof socket === 'object' && socket !== null && 'encrypted' in socket && socket.encrypted === true
