const KEY = 'sluice.secret'
const FROM_ADDRESS = /^#token=(.+)$/

/**
 * The secret this window was opened with, or the one it was given before a reload; null if none.
 * It leaves the address bar at once, so that it is not bookmarked, shared or left in the history.
 */
export function takeSecret(): string | null {
  const [, found] = FROM_ADDRESS.exec(location.hash) ?? []
  if (found === undefined) return sessionStorage.getItem(KEY)
  const secret = decodeURIComponent(found)
  rememberSecret(secret)
  history.replaceState(null, '', location.pathname + location.search)
  return secret
}

export function rememberSecret(secret: string): void {
  sessionStorage.setItem(KEY, secret)
}

/** The secret in what a person pasted: the whole address that `sluice serve` prints, or the secret alone. */
export function secretIn(text: string): string {
  const [, found] = /#token=(\S+)/.exec(text) ?? []
  return found === undefined ? text.trim() : decodeURIComponent(found)
}
