import type { Credentials } from '../../shared/options.ts'

export type BareLink = { readonly link: string; readonly credentials?: Credentials }

/**
 * A link without the name and password in it, and these. A record is shown to every window, kept in the
 * history and named in logs: what opens doors has no place in it. Any other text stays as it is.
 */
export function bareLink(link: string): BareLink {
  const url = URL.parse(link.trim())
  if (!url || (url.username === '' && url.password === '')) return { link }
  const credentials = { username: decoded(url.username), password: decoded(url.password) }
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
