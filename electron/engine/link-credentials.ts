import { DownloadOptions } from '../../shared/options.ts'

/** What a server that asks for a name and a password is told. */
export type Credentials = Required<Pick<DownloadOptions, 'username' | 'password'>>

export type BareLink = { readonly link: string; readonly credentials?: Credentials }

const Sendable = DownloadOptions.pick({ username: true, password: true }).required()

/**
 * A link without the name and password in it, and these. A record is shown to every window, kept in the
 * history and named in logs: what opens doors has no place in it. Any other text stays as it is, and so does a
 * link whose name or password could not be sent.
 */
export function bareLink(link: string): BareLink {
  const url = URL.parse(link.trim())
  if (!url || (url.username === '' && url.password === '')) return { link }
  const said = { username: decoded(url.username), password: decoded(url.password) }
  const { data: credentials } = Sendable.safeParse(said)
  if (!credentials) return { link }
  url.username = ''
  url.password = ''
  return { link: url.href, credentials }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
