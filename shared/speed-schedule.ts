import { z } from 'zod'
import { fault } from './fault.ts'
import { SpeedLimit } from './lane.ts'
import { say } from './said.ts'

export const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
export const Day = z.enum(days)
export type Day = z.infer<typeof Day>

/** `00:00` to `23:59`, by the clock on the wall. */
export const TimeOfDay = z
  .string()
  .refine((text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), fault(say('no-time-of-day')))

/**
 * From `from` until `to` on these days all downloads together keep to `limit`. One that ends no later than it
 * begins ends the next day.
 */
export const SpeedRule = z.strictObject({
  /** On which it begins. */
  days: z.array(Day).refine((named) => named.length > 0, fault(say('name-a-day'))),
  from: TimeOfDay,
  to: TimeOfDay,
  limit: SpeedLimit,
})
export type SpeedRule = z.infer<typeof SpeedRule>

/** The first rule that holds counts. */
export const SpeedSchedule = z.array(SpeedRule).max(100)
export type SpeedSchedule = z.infer<typeof SpeedSchedule>

/** What counts at a time (ms since the epoch), by the clock on the wall: `usual` where no rule holds. Bytes per second. */
export function limitAt(schedule: SpeedSchedule, usual: number, time: number): number {
  const date = new Date(time)
  const minute = date.getHours() * 60 + date.getMinutes()
  return schedule.find((rule) => holds(rule, date.getDay(), minute))?.limit ?? usual
}

function holds({ days: named, from, to }: SpeedRule, today: number, minute: number): boolean {
  const isNamed = (day: number) => named.some((name) => days[day] === name)
  const [begin, end] = [minutes(from), minutes(to)]
  if (begin < end) return isNamed(today) && minute >= begin && minute < end
  return (isNamed(today) && minute >= begin) || (isNamed((today + 6) % 7) && minute < end)
}

function minutes(time: string): number {
  const [hours = 0, rest = 0] = time.split(':').map(Number)
  return hours * 60 + rest
}
