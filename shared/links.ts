const LINK = /https?:\/\/[^\s<>"'`|\\^]+/gi
const CLOSING: Record<string, string> = { ')': '(', ']': '[', '}': '{' }

/** What looks like an http or https link in any text: one per line, or among prose, Markdown or HTML. */
export const linksInText = (text: string): string[] => (text.match(LINK) ?? []).map(withoutTail)

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
