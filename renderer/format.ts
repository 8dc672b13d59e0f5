import { scaledBytes } from '../shared/scaled-bytes.ts'
import { texts } from './texts.ts'

export type Format = ReturnType<typeof createFormat>

/** Seconds in each, largest first. */
const timeUnits = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const
const FEW_DAYS_MS = 6 * 86_400_000

/** Sizes, speeds, durations, times and counts in the manner of a locale. Units are decimal: 1 kB = 1,000 B. */
export function createFormat(locale: string, timeZone?: string) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const oneDecimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const zone = timeZone === undefined ? {} : { timeZone }
  const timeOfDay = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', ...zone })
  const toTheSecond = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', ...zone })
  const dayAndTime = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    hour: 'numeric',
    minute: '2-digit',
    ...zone,
  })
  const dateAndTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', ...zone })
  const dayOnly = new Intl.DateTimeFormat('en-CA', { ...zone })
  const scaled = scaledBytes(locale)

  return {
    count: (n: number): string => whole.format(n),
    decimal: (n: number): string => oneDecimal.format(n),
    /** `percent` is 0-100; never says 100 before it is. */
    percent: (percent: number): string => share.format(Math.floor(percent) / 100),
    bytes: (n: number): string => (n < 1000 ? texts.units.bytes({ n: whole.format(n) }) : scaled(n)),
    speed: (n: number): string =>
      n < 1000 ? texts.units.bytesPerSecond({ n: whole.format(n) }) : scaled(n, 'per second'),

    /** The two largest units of it. */
    duration(seconds: number): string {
      const total = Math.round(seconds)
      const at = timeUnits.findIndex(([, size]) => total >= size)
      const [name, size] = timeUnits[at] ?? ['s', 1]
      const [smallName, smallSize] = timeUnits[at + 1] ?? ['s', 0]
      const small = smallSize === 0 ? 0 : Math.floor((total % size) / smallSize)
      const large = texts.units[name]({ n: whole.format(Math.floor(total / size)) })
      return small === 0 ? large : `${large} ${texts.units[smallName]({ n: whole.format(small) })}`
    },

    /** What is left of a wait: tenths of a second in the last ten, so that one sees it move. */
    countdown(ms: number): string {
      if (ms >= 10_000) return this.duration(Math.ceil(ms / 1000))
      return texts.units.s({ n: oneDecimal.format(Math.max(0, ms) / 1000) })
    },

    /** To the second. */
    time: (time: number): string => toTheSecond.format(time),

    /** As short as it can be said without being mistaken for another day. */
    moment(time: number, now: number): string {
      if (dayOnly.format(time) === dayOnly.format(now)) return timeOfDay.format(time)
      return Math.abs(time - now) < FEW_DAYS_MS ? dayAndTime.format(time) : dateAndTime.format(time)
    },
  }
}

/** In the manner of the language the window speaks. */
export let format = createFormat(globalThis.navigator?.language ?? 'en')

export function formatIn(locale: string): void {
  format = createFormat(locale)
}
