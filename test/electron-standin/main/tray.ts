import { EventEmitter } from 'node:events'
import type { Tray as ElectronTray } from 'electron'

type Supported = 'destroy' | 'isDestroyed' | 'setContextMenu' | 'setImage' | 'setTitle' | 'setToolTip'

/** An icon nobody sees. Methods are the prototype's, so that a test can replace them. */
export class Tray extends EventEmitter implements Pick<ElectronTray, Supported> {
  #isDestroyed = false
  setContextMenu(): void {}
  setImage(): void {}
  setTitle(): void {}
  setToolTip(): void {}

  destroy(): void {
    this.#isDestroyed = true
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }
}
