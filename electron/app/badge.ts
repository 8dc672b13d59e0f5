import { app, type BrowserWindow } from 'electron'
import type { Stats } from '../../shared/stats.ts'
import { Unseen } from './unseen.ts'

/**
 * The number on the app's icon in dock or taskbar: downloads that failed since the person last looked. What runs
 * is told by the icon's progress bar; a badge asks for somebody.
 */
export class Badge {
  readonly #window: () => Pick<BrowserWindow, 'isFocused'> | undefined
  readonly #unseen = new Unseen()
  readonly #onFocus = () => {
    this.#show(this.#unseen.count(this.#failed, true))
  }
  #failed = 0
  #shown = 0

  constructor(window: () => Pick<BrowserWindow, 'isFocused'> | undefined) {
    this.#window = window
    app.on('browser-window-focus', this.#onFocus)
  }

  see({ counts }: Stats): void {
    this.#failed = counts.Errored
    this.#show(this.#unseen.count(this.#failed, this.#window()?.isFocused() ?? false))
  }

  close(): void {
    app.off('browser-window-focus', this.#onFocus)
    this.#show(0)
  }

  #show(count: number): void {
    if (count === this.#shown) return
    this.#shown = count
    app.setBadgeCount(count)
  }
}
