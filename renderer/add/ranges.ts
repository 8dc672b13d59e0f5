/** `[001-100]`, `[1-100:10]`, `[a-f]`: as curl's manual has them. */
const RANGE = /\[(?:(\d{1,12})-(\d{1,12})|([a-z])-([a-z])|([A-Z])-([A-Z]))(?::(\d{1,6}))?\]/
const GLOBAL = new RegExp(RANGE, 'g')

/** Ranges in links, as one finds them in a text. */
export const hasRange = (link: string): boolean => RANGE.test(link)

/** How many links a link with ranges stands for; a range that runs backwards is none. */
export const countOf = (link: string): number =>
  [...link.matchAll(GLOBAL)].reduce((count, match) => count * (valuesOf(match)?.length ?? 1), 1)

/**
 * The links a link with ranges stands for, the last range counting fastest. Digits keep their width: `[08-10]`
 * is 08, 09, 10. Expects that `countOf` was looked at: a few characters may stand for millions.
 */
export function expandRanges(link: string): string[] {
  const match = [...link.matchAll(GLOBAL)].find((each) => valuesOf(each) !== undefined)
  const values = match && valuesOf(match)
  if (!match || !values) return [link]
  const before = link.slice(0, match.index)
  const rest = expandRanges(link.slice(match.index + match[0].length))
  return values.flatMap((value) => rest.map((after) => `${before}${value}${after}`))
}

/** A range longer than any queue is cut: its count alone then says that it is too many. */
const MOST_VALUES = 1_000_000

function valuesOf([, first, last, a, z, A, Z, step = '1']: RegExpMatchArray): string[] | undefined {
  if (first !== undefined && last !== undefined) {
    const width = first.startsWith('0') ? first.length : 0
    return counted(Number(first), Number(last), Number(step), (n) => String(n).padStart(width, '0'))
  }
  const [from, to] = [a ?? A, z ?? Z].map((letter) => letter?.charCodeAt(0))
  return from === undefined || to === undefined
    ? undefined
    : counted(from, to, Number(step), (n) => String.fromCharCode(n))
}

function counted(from: number, to: number, step: number, name: (n: number) => string): string[] | undefined {
  if (to < from || step < 1) return undefined
  const count = Math.min(MOST_VALUES, Math.floor((to - from) / step) + 1)
  return Array.from({ length: count }, (_, n) => name(from + n * step))
}
