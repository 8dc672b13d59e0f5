/** Bytes of a file from `start` up to, not including, `end`. */
export type ByteRange = { readonly start: number; readonly end: number }

/** The same bytes in order, without overlaps or empty ranges, neighbours as one. */
export function merged(ranges: readonly ByteRange[]): ByteRange[] {
  const inOrder = ranges.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start)
  const result: ByteRange[] = []
  for (const range of inOrder) {
    const last = result.at(-1)
    if (last && range.start <= last.end) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
    } else result.push(range)
  }
  return result
}

/** What a file of `size` bytes lacks. */
export function missing(ranges: readonly ByteRange[], size: number): ByteRange[] {
  const gaps: ByteRange[] = []
  let position = 0
  for (const { start, end } of merged(ranges)) {
    if (start > position) gaps.push({ start: position, end: start })
    position = end
  }
  if (position < size) gaps.push({ start: position, end: size })
  return gaps
}

/** Bytes in all; the ranges may not overlap. */
export const totalOf = (ranges: readonly ByteRange[]): number =>
  ranges.reduce((total, { start, end }) => total + end - start, 0)
