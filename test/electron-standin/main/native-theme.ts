import { EventEmitter } from 'node:events'
import type { NativeTheme } from 'electron'

/** A system whose own theme is light. */
class StandInTheme extends EventEmitter implements Pick<NativeTheme, 'shouldUseDarkColors' | 'themeSource'> {
  #source: NativeTheme['themeSource'] = 'system'

  get themeSource() {
    return this.#source
  }

  set themeSource(source) {
    this.#source = source
    this.emit('updated')
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark'
  }
}

export const nativeTheme = new StandInTheme().setMaxListeners(0)
