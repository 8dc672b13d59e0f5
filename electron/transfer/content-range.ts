import type { ByteRange } from './ranges.ts'

/** `Content-Range: bytes 0-9/100` (RFC 9110 §14.4). Null: absent, without a size, or none that can be. */
export function contentRange(header: string | undefined): (ByteRange & { readonly size: number }) | null {
  const [, first, last, of] = /^bytes (\d+)-(\d+)\/(\d+)$/i.exec(header?.trim() ?? '') ?? []
  const [start, end, size] = [Number(first), Number(last) + 1, Number(of)]
  return start < end && end <= size ? { start, end, size } : null
}

/** What to ask for: `Range` of some bytes, on condition that the file is still the same (RFC 9110 §13.1.5). */
export const rangeHeaders = ({ start, end }: ByteRange, validator: string): Record<string, string> => ({
  range: `bytes=${start}-${end - 1}`,
  'if-range': validator,
})
