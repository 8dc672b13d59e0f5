import { create } from 'zustand'
import type { Forecast } from '../../shared/forecast.ts'
import type { Bridge } from '../bridge/bridge.ts'
import { useRecords } from './records.ts'

const EVERY_MS = 5_000
/** A long queue takes its time to think through: the engine has other things to do for most of it. */
const SHARE = 20

/** When the queue will be through; null while nothing is left or nobody knows. */
export const useForecast = create<{ readonly forecast: Forecast | null }>()(() => ({ forecast: null }))

export const useLaneForecast = (key: string) =>
  useForecast(({ forecast }) => forecast?.lanes.find((lane) => lane.key === key)?.finishAt ?? null)

/** Asks every few seconds for as long as something is left, until the returned function is called. */
export function followForecast(bridge: Bridge): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  const look = async () => {
    const began = performance.now()
    // What cannot be foreseen now is not said; that the engine is gone is said elsewhere.
    const forecast = hasWork() ? await bridge.call('getForecast', {}).catch(() => null) : null
    if (isOver) return
    useForecast.setState({ forecast })
    timer = setTimeout(() => void look(), Math.max(EVERY_MS, (performance.now() - began) * SHARE))
  }
  // The queue is not here yet.
  timer = setTimeout(() => void look(), 1_000)
  // Once all is done there is nothing to foresee, whenever the next look would have been.
  const unsubscribe = useRecords.subscribe(() => {
    if (useForecast.getState().forecast && !isAnyLeft()) useForecast.setState({ forecast: null })
  })
  return () => {
    isOver = true
    clearTimeout(timer)
    unsubscribe()
  }
}

const hasWork = (): boolean => isAnyLeft() && document.visibilityState === 'visible'

function isAnyLeft(): boolean {
  const { active, waiting } = useRecords.getState().mirror.counts
  return active + waiting > 0
}
