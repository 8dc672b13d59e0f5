import type { SourceView } from '../../shared/source.ts'

const LINK = /https?:\/\/[^\s<>"'`|\\^]+/gi
const CLOSING: Record<string, string> = { ')': '(', ']': '[', '}': '{' }

export type FoundLinks = {
  /** Each once, in the order they came. */
  readonly links: readonly string[]
  /** How many were left out because they came before. */
  readonly doubles: number
}

/** The http and https links in any text: one per line, or among prose, Markdown or HTML. */
export function findLinks(text: string): FoundLinks {
  const all = (text.match(LINK) ?? []).map(withoutTail).filter((link) => URL.canParse(link))
  const links = [...new Set(all)]
  return { links, doubles: all.length - links.length }
}

/** Drops what ends the sentence, not the link; a bracket stays if its partner is in the link too. */
function withoutTail(link: string): string {
  let end = link.length
  while (end > 0 && isTail(link.slice(0, end))) end -= 1
  return link.slice(0, end)
}

function isTail(link: string): boolean {
  const last = link.at(-1) ?? ''
  const opening = CLOSING[last]
  if (opening === undefined) return /[.,;:!?…»”’]/.test(last)
  return link.split(last).length > link.split(opening).length
}

/**
 * How many links each source will probably get, largest first: a source whose name is a part of the
 * host's, or else `http`. Only a forecast: which source takes a link is the engine's to decide.
 */
export function forecastSources(
  links: readonly string[],
  sources: readonly SourceView[],
): readonly (readonly [label: string, count: number])[] {
  const counts = new Map<string, number>()
  for (const link of links) {
    const label = probableSource(new URL(link).hostname, sources)
    counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)
}

function probableSource(host: string, sources: readonly SourceView[]): string {
  const parts = (host === 'youtu.be' ? 'youtube' : host).split('.')
  const found =
    sources.find(({ name }) => parts.includes(name)) ?? sources.find(({ name }) => name === 'http')
  return found?.label ?? host
}
