const plurals = new Intl.PluralRules('en')
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' })
export const numbers = new Intl.NumberFormat('en')
const ordinalEnding: Record<string, string> = { one: 'st', two: 'nd', few: 'rd' }

export const many = (n: number, one: string, other: string): string =>
  `${numbers.format(n)} ${plurals.select(n) === 'one' ? one : other}`
export const nth = (n: number): string => `${numbers.format(n)}${ordinalEnding[ordinals.select(n)] ?? 'th'}`
