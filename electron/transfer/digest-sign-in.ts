import type { Challenge } from './challenges.ts'

export type Credentials = { readonly username: string; readonly password: string }

/** What a challenge of Digest is answered for. `count`: requests with its nonce, this one included. */
export type Answered = Credentials & {
  /** Path and query, as in the request's first line. */
  readonly uri: string
  readonly count: number
  /** Unguessable, and another each time. */
  readonly clientNonce: string
}

/** Ours, by the names of RFC 7616 §6.1. */
const hashes: Readonly<Record<string, string>> = {
  'SHA-512-256': 'sha512-256',
  'SHA-256': 'sha256',
  MD5: 'md5',
}

/** Whether we can answer: by a hash that is known here, and for the request alone, not for its body. */
export function isAnswerable({ scheme, parameters }: Challenge): boolean {
  const { realm, nonce, qop } = parameters
  if (scheme !== 'digest' || realm === undefined || nonce === undefined) return false
  return algorithmOf(parameters).hash !== undefined && (qop === undefined || offersAuth(qop))
}

/** The `Authorization` of a GET that answers a Digest challenge (RFC 7616 §3.4, and RFC 2069 where `qop` is missing). */
export function digestAuthorization({ parameters }: Challenge, answered: Answered): string {
  const { realm = '', nonce = '', opaque, qop, userhash } = parameters
  const { uri, clientNonce } = answered
  const { name, hash = 'md5', isSession } = algorithmOf(parameters)
  // The realm is as it came, bytes as Latin-1; what a person typed is hashed as UTF-8 (§4).
  const { createHash } = process.getBuiltinModule('node:crypto')
  const digest = (...texts: string[]) => createHash(hash).update(texts.join(':'), 'latin1').digest('hex')
  const username = utf8(answered.username)
  const once = digest(username, realm, utf8(answered.password))
  const secret = isSession ? digest(once, nonce, clientNonce) : once
  const nc = answered.count.toString(16).padStart(8, '0')
  const asked = digest('GET', uri)
  const response =
    qop === undefined ? digest(secret, nonce, asked) : digest(secret, nonce, nc, clientNonce, 'auth', asked)
  const isHashed = userhash?.toLowerCase() === 'true'
  const fields = [
    nameField(answered.username, isHashed ? digest(username, realm) : null),
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(uri)}`,
    ...(name === undefined ? [] : [`algorithm=${name}`]),
    ...(qop === undefined ? [] : ['qop=auth', `nc=${nc}`]),
    ...(qop === undefined && !isSession ? [] : [`cnonce=${quoted(clientNonce)}`]),
    `response="${response}"`,
    ...(opaque === undefined ? [] : [`opaque=${quoted(opaque)}`]),
    ...(isHashed ? ['userhash=true'] : []),
  ]
  return `Digest ${fields.join(', ')}`
}

/** As the server spelt it; it is MD5 where none is named. */
function algorithmOf({ algorithm: name }: Challenge['parameters']) {
  const [, base = '', session] =
    /^(.*?)(-sess)?$/.exec((name ?? 'MD5').toUpperCase().replace(/-SESS$/, '-sess')) ?? []
  return { name, hash: hashes[base], isSession: session !== undefined }
}

const offersAuth = (qop: string): boolean => qop.split(',').some((one) => one.trim().toLowerCase() === 'auth')

/** A name that no quotes can hold goes percent-encoded (§3.4.4, RFC 8187). */
function nameField(username: string, hashed: string | null): string {
  if (hashed !== null) return `username="${hashed}"`
  if (/^[\x20-\x7e]*$/.test(username)) return `username=${quoted(username)}`
  const encoded = encodeURIComponent(username).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return `username*=UTF-8''${encoded}`
}

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`
const utf8 = (text: string): string => Buffer.from(text).toString('latin1')
