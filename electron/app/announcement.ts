import type { Preferences } from '../../shared/preferences.ts'
import type { DownloadRecord } from '../../shared/record.ts'
import { spokenLanguage, texts } from './texts.ts'

/** What came of the downloads that were at work together. */
export type Ended = {
  readonly completed: number
  readonly failed: number
  /** The one that ended last. Null: it has gone since. */
  readonly last: Pick<DownloadRecord, 'state' | 'displayName' | 'filePath' | 'error'> | null
}

export type Announcement = {
  readonly title: string
  readonly body: string
  /** What a click shows; null: the window. */
  readonly file: string | null
}

/** What is said of them: by name if it is one, by number if there are more. Null: nothing. */
export function announcementOf({ completed, failed, last }: Ended): Announcement | null {
  if (completed + failed === 0) return null
  if (completed + failed === 1 && last) {
    if (failed === 0) return { title: texts.ended.finished, body: last.displayName, file: last.filePath }
    return { title: texts.ended.failed, body: whyFailed(last), file: null }
  }
  const title = failed > 0 ? texts.ended.allEnded : texts.ended.allFinished
  return { title, body: counts(completed, failed), file: null }
}

function whyFailed({ displayName: name, error }: Pick<DownloadRecord, 'displayName' | 'error'>): string {
  if (!error) return name
  // The engine says more of a failure than its kind, but in English.
  const reason = spokenLanguage() === 'en' ? error.message : texts.failures[error.code]
  return texts.ended.reason({ name, reason })
}

const counts = (completed: number, failed: number): string =>
  [
    completed > 0 && texts.ended.completed({ n: completed }),
    failed > 0 && texts.ended.failedCount({ n: failed }),
  ]
    .filter(Boolean)
    .join(texts.separator)

/**
 * Whether the person wants no word now. `from` is in the quiet hours and `to` is not, by the clock on the wall;
 * they may reach over midnight. `now` in ms since the epoch.
 */
export function isQuiet({ notifications, quietHours }: Preferences, now: number): boolean {
  if (!notifications) return true
  if (!quietHours) return false
  const [from, to] = [minutesOf(quietHours.from), minutesOf(quietHours.to)]
  const time = new Date(now)
  const minutes = time.getHours() * 60 + time.getMinutes()
  return from <= to ? from <= minutes && minutes < to : from <= minutes || minutes < to
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
