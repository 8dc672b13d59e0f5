import type { Preferences } from '../../shared/preferences.ts'
import type { DownloadRecord } from '../../shared/record.ts'
import { texts } from './texts.ts'

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
  const { downloadFinished, downloadFailed, downloadsFinished, downloadsEnded } = texts.announcement
  if (completed + failed === 0) return null
  if (completed + failed === 1 && last) {
    if (failed === 0) return { title: downloadFinished, body: last.displayName, file: last.filePath }
    return { title: downloadFailed, body: texts.announcement.reason(last), file: null }
  }
  const title = failed > 0 ? downloadsEnded : downloadsFinished
  return { title, body: texts.announcement.counts(completed, failed), file: null }
}

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
