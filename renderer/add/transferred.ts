import { findLinks } from './links.ts'
import { linesOf, titlesIn } from './titles.ts'

/**
 * The text of what was pasted or dropped. Of a page's links only the texts are plain; where that lacks the links, or
 * their titles, it is a line for each of them instead.
 */
export function textOf(data: DataTransfer): string {
  const plain = data.getData('text/uri-list') || data.getData('text/plain')
  const lines = linesOf(anchorsIn(data.getData('text/html')))
  if (lines === '') return plain
  const links = findLinks(plain).links
  if (links.length === 0) return lines
  const inPage = new Set(findLinks(lines).links)
  const isSame = links.length === inPage.size && links.every((link) => inPage.has(link))
  return isSame && titlesIn(plain).size === 0 ? lines : plain
}

/** Read, never shown: nothing of it is run or fetched. */
const anchorsIn = (html: string) =>
  [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('a')].map((anchor) => ({
    href: anchor.href,
    text: anchor.textContent,
  }))
