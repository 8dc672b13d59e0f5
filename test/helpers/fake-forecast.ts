import type { Forecast } from '../../shared/forecast.ts'
import type { LaneView } from '../../shared/lane.ts'

const EACH_MS = 7 * 60_000

/** Seven minutes for each download of a lane; links that are only thought of go through the Web's. */
export function fakeForecast(all: readonly LaneView[], added: number): Forecast {
  const lanes = all
    .map((lane) => {
      const left = lane.active + lane.queued + lane.retrying + (lane.key === 'http' ? added : 0)
      const basis = added > 0 ? ('assumed' as const) : ('observed' as const)
      return { key: lane.key, left, finishAt: lane.paused ? null : Date.now() + left * EACH_MS, basis }
    })
    .filter(({ left }) => left > 0)
    .toSorted((a, b) => (b.finishAt ?? 0) - (a.finishAt ?? 0))
  const [last] = lanes
  return { lanes, finishAt: last?.finishAt ?? null, bottleneck: last?.key ?? null }
}
