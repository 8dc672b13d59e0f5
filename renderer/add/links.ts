import { linksInText } from '../../shared/links.ts'
import { type LinkMatch, MOST_LINKS } from '../../shared/methods.ts'
import { countOf, expandRanges, hasRange } from './ranges.ts'

export type FoundLinks = {
  /** Each once, in the order they came. */
  readonly links: readonly string[]
  /** How many were left out because they came before. */
  readonly doubles: number
  /** How many links have ranges in them, filled in or not. */
  readonly ranged: number
}

/**
 * The http and https links in any text: one per line, or among prose, Markdown or HTML.
 *
 * @param fillsIn whether a link with ranges, as `[001-100]`, is all the links it stands for. One that stands for
 *   more than may be added at once stays as it is.
 */
export function findLinks(text: string, fillsIn = false): FoundLinks {
  const found = linksInText(text)
  const ranged = found.filter(hasRange).length
  const fill = (link: string) => (countOf(link) > MOST_LINKS ? [link] : expandRanges(link))
  const all = (fillsIn ? found.flatMap(fill) : found).filter((link) => URL.canParse(link))
  const links = [...new Set(all)]
  return { links, doubles: all.length - links.length, ranged }
}

/** What is to become of links that are in the queue, or were downloaded, before. */
export type Known = 'skip' | 'again'

/** What a paste comes to. */
export type Tally = {
  /** How many links each source gets, most first. */
  readonly bySource: readonly (readonly [source: string, count: number])[]
  readonly queued: number
  readonly completed: number
  /** No source takes these. */
  readonly unknown: number
}

export function tally(matches: readonly LinkMatch[]): Tally {
  const bySource = new Map<string, number>()
  const counts = { queued: 0, completed: 0, unknown: 0 }
  for (const { source, known } of matches) {
    if (source === null) counts.unknown += 1
    else bySource.set(source, (bySource.get(source) ?? 0) + 1)
    if (known !== null) counts[known] += 1
  }
  return { ...counts, bySource: [...bySource].toSorted(([, a], [, b]) => b - a) }
}

/** The links that are to be added. */
export const linksToAdd = (matches: readonly LinkMatch[], known: Known): string[] =>
  matches
    .filter((match) => match.source !== null && (known === 'again' || match.known === null))
    .map(({ url }) => url)
