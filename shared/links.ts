const LINK = /https?:\/\/[^\s<>"'`|\\^]+/gi
/** Ends the text of a Markdown link, which may be a link itself. */
const MARKDOWN = ']('
const CLOSING: Record<string, string> = { ')': '(', ']': '[', '}': '{' }

/** A link and where it stands in its text. */
export type LinkSpan = { readonly link: string; readonly start: number; readonly end: number }

/** What looks like an http or https link in any text: one per line, or among prose, Markdown or HTML. */
export const linksInText = (text: string): string[] => linkSpans(text).map(({ link }) => link)

/** The same with their places, in order. */
export function linkSpans(text: string): LinkSpan[] {
  const spans: LinkSpan[] = []
  const pattern = new RegExp(LINK)
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const { 0: match, index: start } = found
    const [own = match] = match.split(MARKDOWN, 1)
    pattern.lastIndex = start + own.length
    const link = withoutTail(own)
    spans.push({ link, start, end: start + link.length })
  }
  return spans
}

/** Drops what ends the sentence, not the link; a bracket stays if its partner is in the link too. */
function withoutTail(link: string): string {
  // Counted once: a tail may be as long as the text.
  const surplus = new Map(
    Object.entries(CLOSING).map(([closing, opening]) => [
      closing,
      count(link, closing) - count(link, opening),
    ]),
  )
  let end = link.length
  for (; end > 0; end -= 1) {
    const last = link.charAt(end - 1)
    const left = surplus.get(last)
    if (left === undefined ? !/[.,;:!?…»”’]/.test(last) : left <= 0) break
    if (left !== undefined) surplus.set(last, left - 1)
  }
  return link.slice(0, end)
}

const count = (text: string, character: string): number => text.split(character).length - 1
