import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll } from 'vitest'
import { type Authority, authority } from '../helpers/certificates.ts'
import type { Identity } from '../helpers/fault-server.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

export type TrustedServers = {
  /** Where files may go; it is gone after the tests. */
  readonly folder: { readonly path: string }
  /** One whose word this process takes. */
  readonly known: Authority
  /** What a server of this machine shows to be believed. */
  readonly identity: Identity
}

/** For the tests of one file, which await it before them: servers over TLS that are believed. */
export async function trustedServers(): Promise<TrustedServers> {
  const folder = await tempFolder()
  afterAll(() => folder[Symbol.asyncDispose]())
  const known = authority(folder.path)
  setDefaultCACertificates([...getCACertificates(), known.certificate])
  return { folder, known, identity: known.issue('IP:127.0.0.1') }
}

/** For `fetchTo`: by this proxy, but for servers of these rules. */
export const through = (proxy: string, noProxy = '') => ({ proxy: { proxy, noProxy } })
