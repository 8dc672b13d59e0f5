import { Menu, Tray } from 'electron'
import type { Clock } from '../../shared/clock.ts'
import type { Stats } from '../../shared/stats.ts'
import { texts } from './texts.ts'
import { trayImage } from './tray-image.ts'
import { type TrayView, trayView } from './tray-view.ts'

/** A speed that changes more often cannot be read, and each change is a message to the desktop. */
const LOOK_EVERY_MS = 1_000

export type TrayParts = {
  readonly clock: Clock
  readonly show: () => void
  readonly pauseAll: () => void
  readonly resumeAll: () => void
  readonly quit: () => void
}

/** The icon in the tray or menu bar: how fast it goes, and what one wants without the window. */
export class TrayIcon {
  readonly #parts: TrayParts
  readonly #tray: Tray
  #latest: Stats | undefined
  #shown: TrayView | undefined
  #alarm: Disposable | undefined
  #lookedAt = Number.NEGATIVE_INFINITY

  /** Once ready. */
  constructor(parts: TrayParts, platform: NodeJS.Platform = process.platform) {
    this.#parts = parts
    this.#tray = new Tray(trayImage(platform))
    this.#tray.setToolTip(texts.product)
    this.#setMenu({ canPause: false, canResume: false })
    // On macOS a click opens the menu.
    if (platform !== 'darwin') this.#tray.on('click', parts.show)
  }

  see(stats: Stats): void {
    this.#latest = stats
    const { clock } = this.#parts
    const next = Math.max(clock.monotonic(), this.#lookedAt + LOOK_EVERY_MS)
    this.#alarm ??= clock.at(next, () => this.#look())
  }

  /** In another language than before. */
  sayAnew(): void {
    this.#shown = undefined
    if (this.#latest) this.see(this.#latest)
    else this.#setMenu({ canPause: false, canResume: false })
  }

  close(): void {
    this.#alarm?.[Symbol.dispose]()
    this.#tray.destroy()
  }

  #look(): void {
    this.#alarm = undefined
    this.#lookedAt = this.#parts.clock.monotonic()
    if (!this.#latest) return
    const [before, view] = [this.#shown, trayView(this.#latest)]
    this.#shown = view
    if (view.toolTip !== before?.toolTip) this.#tray.setToolTip(view.toolTip)
    // Only macOS has titles.
    if (view.title !== (before?.title ?? '')) this.#tray.setTitle(view.title)
    if (view.canPause !== before?.canPause || view.canResume !== before.canResume) this.#setMenu(view)
  }

  /** A whole new menu: Linux does not see what changes in one. */
  #setMenu({ canPause, canResume }: Pick<TrayView, 'canPause' | 'canResume'>): void {
    const { show, pauseAll, resumeAll, quit } = this.#parts
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: texts.tray.open, click: show },
        { type: 'separator' },
        { label: texts.tray.pauseAll, click: pauseAll, enabled: canPause },
        { label: texts.tray.resumeAll, click: resumeAll, enabled: canResume },
        { type: 'separator' },
        { label: texts.tray.quit, click: quit },
      ]),
    )
  }
}
