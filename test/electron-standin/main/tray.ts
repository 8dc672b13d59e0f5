import { EventEmitter } from 'node:events'
import type { Tray as ElectronTray, Menu, NativeImage } from 'electron'
import { app } from './app.ts'

type Supported = 'destroy' | 'isDestroyed' | 'setContextMenu' | 'setImage' | 'setTitle' | 'setToolTip'

/** An icon nobody sees. Methods are the prototype's, so that a test can replace them. */
export class Tray extends EventEmitter implements Pick<ElectronTray, Supported> {
  #isDestroyed = false

  constructor(image: NativeImage | string) {
    super()
    if (!app.isReady()) throw new Error('Cannot create Tray before app is ready')
    if (typeof image === 'string' || image.isEmpty()) throw new Error('Here a tray needs a picture.')
  }

  setContextMenu(_menu: Menu | null): void {}
  setImage(_image: NativeImage | string): void {}
  setTitle(_title: string): void {}
  setToolTip(_toolTip: string): void {}

  destroy(): void {
    this.#isDestroyed = true
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }
}
