/** Windows starts nothing with more. */
const LONGEST = 2_081

export type ExternalLink = {
  readonly href: string
  /** As the net knows it: what only looks like another name is written out (`xn--…`). */
  readonly host: string
}

/**
 * The link that a person may follow out of the window; null for any other. Only http and https: other schemes
 * start programs. Nor one with a name or password in it, which are used to look like another host.
 */
export function externalLink(url: string): ExternalLink | null {
  if (!URL.canParse(url)) return null
  const { protocol, username, password, href, host } = new URL(url)
  const isWeb = protocol === 'https:' || protocol === 'http:'
  return isWeb && username === '' && password === '' && href.length <= LONGEST ? { href, host } : null
}
