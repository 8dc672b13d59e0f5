const byteUnits = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte'] as const

/**
 * Writes 1,000 bytes and more, or so many a second, in the manner of a locale: one decimal under 100, none from
 * there on. Units are decimal: 1 kB = 1,000 B.
 */
export function scaledBytes(locale: string): (bytes: number, rate?: 'per second') => string {
  const inUnits = byteUnits.map((unit) => ({
    amount: formatsOf(locale, unit),
    'per second': formatsOf(locale, `${unit}-per-second`),
  }))
  return (bytes, rate) => {
    let value = bytes / 1000
    let unit = 0
    // 999.6 kB would be shown as 1,000 kB.
    while (Math.round(value) >= 1000 && unit < byteUnits.length - 1) {
      value /= 1000
      unit += 1
    }
    const formats = inUnits[unit]?.[rate ?? 'amount']
    return (Math.round(value * 10) < 1000 ? formats?.oneDecimal : formats?.whole)?.format(value) ?? ''
  }
}

function formatsOf(locale: string, unit: string) {
  // Short, Arabic writes some units out and abbreviates others.
  const unitDisplay = locale.startsWith('ar') ? 'narrow' : 'short'
  const style = { style: 'unit', unit, unitDisplay } as const
  return {
    whole: new Intl.NumberFormat(locale, { ...style, maximumFractionDigits: 0 }),
    oneDecimal: new Intl.NumberFormat(locale, {
      ...style,
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    }),
  }
}
