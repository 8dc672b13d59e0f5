import { type BrowserWindow, type NativeImage, nativeImage } from 'electron'
import type { Stats } from '../../shared/stats.ts'
import { overlayPicture } from './overlay-picture.ts'
import { texts } from './texts.ts'

type Window = Pick<BrowserWindow, 'setOverlayIcon'>

/** On Windows: how many downloads run, on the window's icon in the taskbar. There are no badges for an app's icon there. */
export class Overlay {
  readonly #window: () => Window | undefined
  readonly #platform: NodeJS.Platform
  /** What is shown, in which window: one that is opened anew has nothing on its icon. */
  #shown: { readonly window: Window; readonly words: string } | undefined

  constructor(window: () => Window | undefined, platform: NodeJS.Platform = process.platform) {
    this.#window = window
    this.#platform = platform
  }

  see({ active }: Stats): void {
    this.#show(active)
  }

  close(): void {
    this.#show(0)
  }

  #show(count: number): void {
    const window = this.#window()
    if (this.#platform !== 'win32' || !window) return
    const words = count > 0 ? texts.tray.downloading({ n: count }) : ''
    const before = this.#shown?.window === window ? this.#shown.words : ''
    if (words === before) return
    this.#shown = { window, words }
    window.setOverlayIcon(count > 0 ? imageOf(count) : null, words)
  }
}

/** For screens of usual density, and for dense ones. */
function imageOf(count: number): NativeImage {
  const [usual, dense] = [overlayPicture(count, 1), overlayPicture(count, 2)]
  const image = nativeImage.createFromBitmap(usual.pixels, { width: usual.size, height: usual.size })
  image.addRepresentation({ scaleFactor: 2, width: dense.size, height: dense.size, buffer: dense.pixels })
  return image
}
