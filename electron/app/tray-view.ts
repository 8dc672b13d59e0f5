import type { Stats } from '../../shared/stats.ts'
import { texts } from './texts.ts'

export type TrayView = {
  readonly toolTip: string
  /** Beside the icon, where the system has room for it (macOS); empty while nothing runs. */
  readonly title: string
  readonly canPause: boolean
  readonly canResume: boolean
}

/** What the tray shows of the downloads. */
export function trayView({ active, speed, counts }: Stats): TrayView {
  const { downloading, waiting, paused } = texts.tray
  const said: readonly (readonly [count: number, words: string])[] = [
    [active, downloading(active)],
    [counts.Initializing, waiting(counts.Initializing)],
    [counts.Paused, paused(counts.Paused)],
    [active, texts.speed(speed)],
  ]
  const words = said.flatMap(([count, words]) => (count > 0 ? [words] : []))
  return {
    toolTip: words.length > 0 ? `${texts.product}: ${words.join(', ')}` : texts.product,
    title: active > 0 ? texts.speed(speed) : '',
    canPause: counts.Initializing + counts['InProgress, Downloading'] > 0,
    canResume: counts.Paused > 0,
  }
}
