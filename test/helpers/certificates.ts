import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Identity } from './fault-server.ts'

export type Authority = {
  /** PEM. */
  readonly certificate: string
  /** An identity of `names` (as in `IP:127.0.0.1`), good for `days`; expired when that is negative. */
  issue(names: string, days?: number): Identity
}

/** A certificate authority made with openssl in `folder`. */
export function authority(folder: string): Authority {
  const at = (name: string) => join(folder, name)
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' })
  openssl(
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
    ...['-subj', '/CN=Sluice test authority', '-keyout', at('ca.key'), '-out', at('ca.pem')],
  )
  return {
    certificate: readFileSync(at('ca.pem'), 'utf8'),
    issue(names, days = 2) {
      writeFileSync(at('names'), `subjectAltName=${names}`)
      openssl(
        ...['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/CN=test'],
        ...['-keyout', at('key'), '-out', at('request')],
      )
      openssl(
        ...[
          'x509',
          '-req',
          '-in',
          at('request'),
          '-CA',
          at('ca.pem'),
          '-CAkey',
          at('ca.key'),
          '-CAcreateserial',
        ],
        ...['-days', `${days}`, '-extfile', at('names'), '-out', at('cert')],
      )
      return { key: readFileSync(at('key'), 'utf8'), cert: readFileSync(at('cert'), 'utf8') }
    },
  }
}

/** An identity nobody vouches for. */
export function selfSigned(folder: string): Identity {
  const [key, cert] = [join(folder, 'self.key'), join(folder, 'self.pem')]
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
      ...['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', cert],
    ],
    { stdio: 'pipe' },
  )
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
}
