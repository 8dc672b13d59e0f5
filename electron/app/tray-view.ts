import type { Stats } from '../../shared/stats.ts'
import { speedWords, texts } from './texts.ts'

export type TrayView = {
  readonly toolTip: string
  /** Beside the icon, where the system has room for it (macOS); empty while nothing runs. */
  readonly title: string
  readonly canPause: boolean
  readonly canResume: boolean
}

/** What the tray shows of the downloads. */
export function trayView({ active, speed, counts }: Stats): TrayView {
  const said: readonly (readonly [count: number, words: string])[] = [
    [active, texts.tray.downloading({ n: active })],
    [counts.Initializing, texts.tray.waiting({ n: counts.Initializing })],
    [counts.Paused, texts.tray.paused({ n: counts.Paused })],
    [active, speedWords(speed)],
  ]
  const words = said.flatMap(([count, words]) => (count > 0 ? [words] : []))
  return {
    toolTip:
      words.length > 0
        ? texts.tray.label({ product: texts.product, counts: words.join(texts.separator) })
        : texts.product,
    title: active > 0 ? speedWords(speed) : '',
    canPause: counts.Initializing + counts['InProgress, Downloading'] > 0,
    canResume: counts.Paused > 0,
  }
}
