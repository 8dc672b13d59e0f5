/** Parts that may begin and end anywhere are tried in every way: with each the time for a long link grows by its length. */
const MOST_OPEN = 2
/** Of a link that is looked at, in characters. */
const LONGEST_LINK = 2_000

/**
 * The links a plugin takes, as a URL pattern (https://urlpattern.spec.whatwg.org/) that names a host and has a part
 * `:id`, which is the target. Data and not code, since the engine's own process asks it of every link: so no
 * regular expressions, which could take for ever. Throws an Error with what is wrong, in words for a person.
 */
export function linkPattern(text: string): URLPattern {
  const pattern = compiled(text)
  const problem = pattern === null ? 'It is no URL pattern.' : problemOf(pattern)
  if (pattern === null || problem !== null) throw new Error(`match: ${problem} (${text})`)
  return pattern
}

function problemOf({ protocol, hostname, pathname, search, hasRegExpGroups }: URLPattern) {
  if (!/^https?$|^http\{s\}\?$/.test(protocol)) return 'A link begins with http or https.'
  if (!/^(?:\*\.)?[\w-]+(?:\.[\w-]+)*$/.test(hostname)) return 'A pattern names a host.'
  if (hasRegExpGroups) return 'A pattern may hold no regular expressions.'
  if (openParts(pathname, '/') > MOST_OPEN || openParts(search) > MOST_OPEN)
    return `A path, and a query, may have ${MOST_OPEN} parts that can be anything: wildcards, or names side by side.`
  return /:id(?!\w)/.test(pathname + search) ? null : 'A pattern has a part :id, the target.'
}

/** `border`: what no named part goes beyond. */
function openParts(pattern: string, border?: string): number {
  const wildcards = pattern.match(/[*+]/g)?.length ?? 0
  const names = (border === undefined ? [pattern] : pattern.split(border)).map(
    (part) => part.match(/:\w/g)?.length ?? 0,
  )
  const sideBySide = Math.max(...names)
  return wildcards + (sideBySide > 1 || border === undefined ? sideBySide : 0)
}

function compiled(text: string): URLPattern | null {
  try {
    return new URLPattern(text)
  } catch {
    return null
  }
}

/** The named parts of a link; null: it is none of the pattern's, or longer than any that is one. */
export function namedParts(pattern: URLPattern, url: URL): Record<string, string> | null {
  if (url.href.length > LONGEST_LINK) return null
  const found = pattern.exec(url.href)
  if (!found) return null
  const named = Object.entries({ ...found.pathname.groups, ...found.search.groups })
  return Object.fromEntries(
    named.flatMap(([name, value]) => (value === undefined || /^\d/.test(name) ? [] : [[name, value]])),
  )
}
