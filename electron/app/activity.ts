import { type BrowserWindow, powerSaveBlocker } from 'electron'
import type { DownloadRecord } from '../../shared/record.ts'
import type { Stats } from '../../shared/stats.ts'
import type { Ended } from './announcement.ts'
import { Batch } from './batch.ts'

export type ActivityParts = {
  readonly window: () => Pick<BrowserWindow, 'setProgressBar'> | undefined
  /** Hears once what came of all that was queued together. */
  readonly onEnded: (ended: Ended) => void
}

/** What the desktop knows of the downloads: no sleep while one runs, progress on the taskbar, their common end. */
export class Activity {
  readonly #parts: ActivityParts
  readonly #batch = new Batch()
  #blocker: number | null = null
  #shownShare: number | null = null
  #last: DownloadRecord | null = null

  constructor(parts: ActivityParts) {
    this.#parts = parts
  }

  /** Of records that changed; before the totals in which they are counted. */
  seeRecords(records: readonly DownloadRecord[]): void {
    this.#last =
      records.findLast(({ state }) => state === 'Completed, Succeeded' || state === 'Errored') ?? this.#last
  }

  see({ active, counts }: Stats): void {
    this.#stayAwake(active > 0)
    const { share, finished } = this.#batch.see(counts)
    this.#showProgress(share, active > 0)
    if (finished) this.#parts.onEnded({ ...finished, last: this.#last })
    if (share === null) this.#last = null
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
}
