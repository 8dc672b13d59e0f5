import { app, dialog } from 'electron'
import type { Clock } from '../../shared/clock.ts'
import type { Preferences } from '../../shared/preferences.ts'
import type { DownloadRecord } from '../../shared/record.ts'
import type { Stats } from '../../shared/stats.ts'
import { Activity } from './activity.ts'
import { Badge } from './badge.ts'
import { CopiedLinks } from './copied-links.ts'
import { refreshLoginStart, startAtLogin } from './login-start.ts'
import type { MainWindow } from './main-window.ts'
import { Notifier } from './notifier.ts'
import { Overlay } from './overlay.ts'
import { texts } from './texts.ts'
import { TrayIcon } from './tray-icon.ts'

export type DesktopParts = {
  readonly clock: Clock
  readonly window: Pick<MainWindow, 'notify' | 'open' | 'show'>
  readonly pauseAll: () => void
  readonly resumeAll: () => void
  readonly preferences: Preferences
  readonly logError: (what: string, error: unknown) => void
}

/** Everything the desktop shows of the downloads, apart from the window. Once ready. */
export class Desktop {
  readonly #parts: DesktopParts
  readonly #activity: Activity
  readonly #badge: Badge
  readonly #overlay: Overlay
  readonly #copied: CopiedLinks
  readonly #tray: TrayIcon
  #preferences: Preferences

  constructor(parts: DesktopParts) {
    const { clock, window, pauseAll, resumeAll, preferences } = parts
    this.#parts = parts
    this.#preferences = preferences
    const show = () => window.show()
    const notifier = new Notifier({
      clock,
      preferences: () => this.#preferences,
      window: () => window.open,
      show,
    })
    this.#activity = new Activity({ window: () => window.open, onEnded: (ended) => notifier.tell(ended) })
    this.#badge = new Badge(() => window.open)
    this.#overlay = new Overlay(() => window.open)
    this.#copied = new CopiedLinks({
      isWanted: () => this.#preferences.watchClipboard,
      offer: (links) => window.notify('onCopied', { links: [...links] }),
      logError: parts.logError,
    })
    this.#tray = new TrayIcon({ clock, show, pauseAll, resumeAll, quit: () => app.quit() })
    // A folder that cannot be written to is no reason not to start.
    this.#try('start at login', refreshLoginStart)
  }

  /** Of records that changed; before the totals in which they are counted. */
  seeRecords(records: readonly DownloadRecord[]): void {
    this.#activity.seeRecords(records)
  }

  see(stats: Stats): void {
    this.#activity.see(stats)
    this.#badge.see(stats)
    this.#overlay.see(stats)
    this.#tray.see(stats)
  }

  /** Once the desktop speaks as they say. */
  apply(preferences: Preferences): void {
    const { openAtLogin, language } = preferences
    if (language !== this.#preferences.language) this.#tray.sayAnew()
    if (openAtLogin !== this.#preferences.openAtLogin) this.#setAtLogin(openAtLogin)
    this.#preferences = preferences
  }

  /** Lets the computer sleep again, and takes away what it has put on the desktop. */
  close(): void {
    this.#activity.close()
    this.#badge.close()
    this.#overlay.close()
    this.#copied.close()
    this.#tray.close()
  }

  #setAtLogin(isWanted: boolean): void {
    if (!this.#try('start at login', () => startAtLogin(isWanted)))
      dialog.showErrorBox(texts.product, isWanted ? texts.login.notStarted : texts.login.stillStarts)
  }

  #try(what: string, act: () => void): boolean {
    try {
      act()
      return true
    } catch (error) {
      this.#parts.logError(what, error)
      return false
    }
  }
}
