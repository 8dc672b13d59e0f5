const MOST_WILDCARDS = 4

/**
 * The links a plugin takes, as a URL pattern (https://urlpattern.spec.whatwg.org/) that names a host and has a part
 * `:id`, which is the target. Data and not code, since the engine's own process asks it of every link: so no
 * regular expressions, which could take for ever. Throws an Error with what is wrong, in words for a person.
 */
export function linkPattern(text: string): URLPattern {
  const pattern = compiled(text)
  const problem = pattern === null ? 'It is no URL pattern.' : problemOf(pattern, text)
  if (pattern === null || problem !== null) throw new Error(`match: ${problem} (${text})`)
  return pattern
}

function problemOf({ protocol, hostname, pathname, search, hasRegExpGroups }: URLPattern, text: string) {
  if (!/^https?$|^http\{s\}\?$/.test(protocol)) return 'A link begins with http or https.'
  if (!/^(?:\*\.)?[\w-]+(?:\.[\w-]+)*$/.test(hostname)) return 'A pattern names a host.'
  if (hasRegExpGroups) return 'A pattern may hold no regular expressions.'
  if (text.split('*').length - 1 > MOST_WILDCARDS) return `A pattern may hold ${MOST_WILDCARDS} wildcards.`
  return /:id(?!\w)/.test(pathname + search) ? null : 'A pattern has a part :id, the target.'
}

function compiled(text: string): URLPattern | null {
  try {
    return new URLPattern(text)
  } catch {
    return null
  }
}

/** The named parts of a link; null: it is none of the pattern's. */
export function namedParts(pattern: URLPattern, url: URL): Record<string, string> | null {
  const found = pattern.exec(url.href)
  if (!found) return null
  const named = Object.entries({ ...found.pathname.groups, ...found.search.groups })
  return Object.fromEntries(
    named.flatMap(([name, value]) => (value === undefined || /^\d/.test(name) ? [] : [[name, value]])),
  )
}
