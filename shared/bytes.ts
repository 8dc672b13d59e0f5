const units = ['kB', 'MB', 'GB', 'TB'] as const

/** Decimal units, three figures at most: `999 B`, `1.2 kB`, `340 MB`. */
export function bytes(count: number): string {
  if (count < 1_000) return `${Math.round(count)} B`
  let value = count / 1_000
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1_000
    unit += 1
  }
  return `${value < 99.95 ? value.toFixed(1) : value.toFixed(0)} ${units[unit]}`
}
