import { type BrowserWindow, Notification, powerSaveBlocker } from 'electron'
import type { Stats } from '../../shared/stats.ts'
import { Batch } from './batch.ts'

export type ActivityParts = {
  readonly window: () => Pick<BrowserWindow, 'isFocused' | 'setProgressBar'> | undefined
  /** Brings the window to the person. */
  readonly show: () => void
}

/** What the desktop knows of the downloads: no sleep while one runs, progress on the taskbar, a word at the end. */
export class Activity {
  readonly #parts: ActivityParts
  readonly #batch = new Batch()
  #blocker: number | null = null
  /** Kept until the next: a notification that is collected no longer hears its click. */
  #notification: Notification | undefined
  #shownShare: number | null = null

  constructor(parts: ActivityParts) {
    this.#parts = parts
  }

  see({ active, counts }: Stats): void {
    this.#stayAwake(active > 0)
    const { share, finished } = this.#batch.see(counts)
    this.#showProgress(share, active > 0)
    if (finished) this.#tell(finished)
  }

  /** Lets the computer sleep again. */
  close(): void {
    this.#stayAwake(false)
  }

  #stayAwake(isNeeded: boolean): void {
    if (isNeeded) this.#blocker ??= powerSaveBlocker.start('prevent-app-suspension')
    else if (this.#blocker !== null) {
      powerSaveBlocker.stop(this.#blocker)
      this.#blocker = null
    }
  }

  #showProgress(share: number | null, isRunning: boolean): void {
    if (share === null && this.#shownShare === null) return
    this.#shownShare = share
    // Less than 0 takes the bar away. Only Windows knows modes.
    this.#parts.window()?.setProgressBar(share ?? -1, { mode: isRunning ? 'normal' : 'paused' })
  }

  /** One word for all that was queued together, and none to somebody who is looking. */
  #tell({ completed, failed }: { readonly completed: number; readonly failed: number }): void {
    const { window, show } = this.#parts
    if (completed + failed === 0 || window()?.isFocused() || !Notification.isSupported()) return
    const body = [completed > 0 && `${completed} completed`, failed > 0 && `${failed} failed`]
    this.#notification = new Notification({
      title: failed > 0 ? 'Downloads ended' : 'Downloads finished',
      body: body.filter(Boolean).join(', '),
    })
    this.#notification.on('click', show)
    this.#notification.show()
  }
}
