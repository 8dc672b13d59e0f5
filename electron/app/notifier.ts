import { existsSync } from 'node:fs'
import { type BrowserWindow, Notification, shell } from 'electron'
import type { Clock } from '../../shared/clock.ts'
import type { Preferences } from '../../shared/preferences.ts'
import { announcementOf, type Ended, isQuiet } from './announcement.ts'

export type NotifierParts = {
  readonly clock: Clock
  readonly preferences: () => Preferences
  readonly window: () => Pick<BrowserWindow, 'isFocused'> | undefined
  /** Brings the window to the person. */
  readonly show: () => void
}

/** One word for all that was queued together; none to somebody who is looking, or wants to hear none. */
export class Notifier {
  readonly #parts: NotifierParts
  /** Kept until the next: a notification that is collected no longer hears its click. */
  #notification: Notification | undefined

  constructor(parts: NotifierParts) {
    this.#parts = parts
  }

  tell(ended: Ended): void {
    const { clock, preferences, window } = this.#parts
    const announcement = announcementOf(ended)
    if (!announcement || window()?.isFocused() || isQuiet(preferences(), clock.now())) return
    if (!Notification.isSupported()) return
    const { title, body, file } = announcement
    this.#notification = new Notification({ title, body })
    this.#notification.on('click', () => this.#open(file))
    this.#notification.show()
  }

  /** A file that was moved meanwhile cannot be shown. */
  #open(file: string | null): void {
    if (file !== null && existsSync(file)) shell.showItemInFolder(file)
    else this.#parts.show()
  }
}
