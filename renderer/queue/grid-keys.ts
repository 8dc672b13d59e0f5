/** The row a key leads to from row `current` of `count`; undefined if the key is none that moves. */
export function rowAfterKey(
  key: string,
  current: number,
  count: number,
  rowsPerPage: number,
): number | undefined {
  const last = count - 1
  const within = (index: number) => Math.max(0, Math.min(last, index))
  switch (key) {
    case 'ArrowDown':
      return within(current + 1)
    case 'ArrowUp':
      return within(current - 1)
    case 'PageDown':
      return within(current + rowsPerPage)
    case 'PageUp':
      return within(current - rowsPerPage)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return undefined
  }
}
