import { type LinkSpan, linkSpans } from '../../shared/links.ts'
import type { ParamsOf } from '../../shared/methods.ts'

/** Characters. A longer one is prose. */
const LONGEST = 200
/** Characters around a link in which its markup is looked for. */
const REACH = 2_000
const SEPARATOR = '(?:\\s[-–—→·•|]|\\||\\t)'
const BEFORE = new RegExp(`^(.*?)${SEPARATOR}\\s*$`, 'su')
const AFTER = /^\s*(?:[-–—→·•|]\s|\||\t)(.*)$/su
const ANCHOR = /<a\s(?:[^<>]*\s)?href\s*=\s*["']?$/i

/** What stands around one link: up to the links before and after it. */
type Around = { readonly before: string; readonly after: string }

/**
 * What a text calls its links: Markdown's and HTML's own texts, and `Title – link` or `link | Title` where that is
 * all there is in a line. What is called like another one has no name of its own.
 */
export function titlesIn(text: string): ReadonlyMap<string, string> {
  const titles = new Map<string, string>()
  const spans = linkSpans(text)
  spans.forEach((span, index) => {
    const around = aroundOf(text, span, spans[index - 1], spans[index + 1])
    const title = titles.has(span.link) ? undefined : titleOf(around)
    if (title !== undefined) titles.set(span.link, title)
  })
  const uses = Map.groupBy(titles, ([, title]) => title.toLowerCase())
  return new Map([...titles].filter(([, title]) => uses.get(title.toLowerCase())?.length === 1))
}

/** A link and its text, as a page or a word processor puts it on the clipboard. */
export type Anchor = { readonly href: string; readonly text: string }

/** A line for each link of a page, in which its text is found again as its title. */
export function linesOf(anchors: readonly Anchor[]): string {
  return anchors
    .filter(({ href }) => /^https?:/i.test(href))
    .map(({ href, text }) => [named(text), href].filter((part) => part !== undefined).join(' – '))
    .join('\n')
}

function aroundOf(text: string, { start, end }: LinkSpan, previous?: LinkSpan, next?: LinkSpan): Around {
  return {
    before: text.slice(previous?.end ?? 0, start),
    after: text.slice(end, next?.start ?? text.length),
  }
}

function titleOf(around: Around): string | undefined {
  const before = around.before.slice(-REACH)
  const after = around.after.slice(0, REACH)
  if (ANCHOR.test(before)) return anchorTitle(after)
  if (/\]\(<?$/.test(before)) return markdownTitle(before)
  return lineTitle(around)
}

function anchorTitle(after: string): string | undefined {
  const [, inner = ''] = /^[^<>]*>(.*?)<\/a\s*>/is.exec(after) ?? []
  return named(withoutEntities(inner.replace(/<[^<>]*>/g, ' ')))
}

/** Its brackets may hold brackets. */
function markdownTitle(before: string): string | undefined {
  const close = before.lastIndexOf('](')
  let depth = 1
  for (let at = close - 1; at >= 0; at -= 1) {
    const character = before[at]
    if (character === ']') depth += 1
    if (character === '[') depth -= 1
    if (depth === 0) return named(before.slice(at + 1, close).replace(/\\([[\]()*_])/g, '$1'))
  }
  return undefined
}

/** Only of a link that has its line to itself, but for a title before or after it. */
function lineTitle({ before, after }: Around): string | undefined {
  const lineStart = before.lastIndexOf('\n') + 1
  const lineEnd = after.search(/\r?\n/)
  const left = before.slice(lineStart)
  const right = lineEnd < 0 ? after : after.slice(0, lineEnd)
  if (left.length > REACH || right.length > REACH) return undefined
  const [opening, closing] = bracketed(left, right)
  if (closing.trim() === '') return named(BEFORE.exec(opening)?.[1])
  return withoutMarker(opening).trim() === '' ? named(AFTER.exec(closing)?.[1]) : undefined
}

/** `Title – <link>` and `Title – (link)` are lines like others. */
function bracketed(left: string, right: string): readonly [string, string] {
  const pair = `${left.at(-1) ?? ''}${right.at(0) ?? ''}`
  return pair === '<>' || pair === '()' ? [left.slice(0, -1), right.slice(1)] : [left, right]
}

const withoutMarker = (text: string): string =>
  text.replace(/^\s*(?:[-*+•>]|\d{1,4}[.)])(?:\s+\[[ x]\])?(?:\s+|$)/i, '')

/** As one line without marks of its text; undefined: it names nothing, or is no name. */
function named(text: string | undefined): string | undefined {
  if (text === undefined || text.length > REACH) return undefined
  const title = withoutMarker(visible(text))
    .trim()
    .replace(/^(\*\*|__|[*_"'`])(.+)\1$/u, '$2')
    .replace(/^[“„«‘](.+)[”“»’]$/u, '$1')
    .trim()
  const isName = title.length <= LONGEST && /[\p{L}\p{N}]/u.test(title) && !title.includes('://')
  return isName ? title : undefined
}

/** Marks that turn the direction of what follows, and all that has no width in any script, are dropped. */
const visible = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

const withoutEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi, (entity, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? entity
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })

/** What these links are called, as the engine is told. */
export function titlesParam(
  titles: ReadonlyMap<string, string>,
  urls: readonly string[],
): Pick<ParamsOf<'add'>, 'titles'> {
  const chosen = new Set(urls)
  const own = [...titles].filter(([link]) => chosen.has(link))
  return own.length === 0 ? {} : { titles: Object.fromEntries(own) }
}
