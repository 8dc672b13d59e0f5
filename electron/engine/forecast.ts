import type { Clock } from '../../shared/clock.ts'
import type { Forecast, LaneForecast } from '../../shared/forecast.ts'
import type { LaneKey } from '../../shared/lane.ts'
import type { CheckedParamsOf } from '../../shared/methods.ts'
import type { Lane } from './lane.ts'
import { toEpoch } from './lane-memory.ts'
import type { Lanes } from './lanes.ts'
import { lanesOfLinks } from './link-matches.ts'
import type { SourceCatalog } from './ports.ts'
import type { Records } from './records.ts'
import { type SimulatedLane, simulate } from './simulate.ts'
import type { BackgroundDownloadWorker } from './worker.ts'

/** Of a download nobody knows anything of. */
const GUESS_MS = 60_000

export type ForecastParts = {
  readonly records: Records
  readonly lanes: Lanes
  readonly worker: BackgroundDownloadWorker
  readonly catalog: SourceCatalog
  readonly clock: Clock
}

/** When the lanes will be through, these links included. Throws RefusedError for an unknown source. */
export function forecast(parts: ForecastParts, params: CheckedParamsOf<'getForecast'>): Forecast {
  const { lanes, worker, clock, catalog } = parts
  const added = lanesOfLinks(catalog, params.urls ?? [], params.source)
  const all = new Map([...lanes.all()].map((lane) => [lane.key, lane]))
  for (const key of added.keys()) all.set(key, lanes.existingOrNew(key))
  const usual = usualTimes([...all.values()])
  const running = remainingByLane(parts)
  const inputs = [...all.values()].flatMap((lane): SimulatedLane[] => {
    const usualMs = usual(lane).ms
    const rest = (running.get(lane.key) ?? []).map((ms) => ms ?? usualMs / 2)
    const queued = lane.queue.length + lane.lackingRoom + lane.retrying + (added.get(lane.key) ?? 0)
    if (rest.length + queued === 0) return []
    return [{ key: lane.key, limits: lane.limits, memory: lane.memory, running: rest, queued, usualMs }]
  })
  const through = simulate(inputs, worker.limits.maxActive, clock.monotonic())
  const forecasts = inputs.map(({ key, running: { length }, queued }): LaneForecast => {
    const time = through.get(key) ?? Number.POSITIVE_INFINITY
    const finishAt = Number.isFinite(time) ? toEpoch(clock, time) : null
    return { key, left: length + queued, finishAt, basis: usual(lanes.existingOrNew(key)).basis }
  })
  forecasts.sort((a, b) => (b.finishAt ?? 0) - (a.finishAt ?? 0))
  const finishAt = forecasts[0]?.finishAt ?? null
  return { lanes: forecasts, finishAt, bottleneck: finishAt === null ? null : (forecasts[0]?.key ?? null) }
}

/** What a lane's downloads usually take: its own, else those of its source, else of all, else a guess. */
function usualTimes(lanes: readonly Lane[]) {
  const mean = (some: readonly Lane[]) => {
    const known = some.map(({ memory }) => memory.pace.usualMs).filter((ms) => ms > 0)
    return known.length === 0 ? undefined : known.reduce((sum, ms) => sum + ms, 0) / known.length
  }
  const ofAll = mean(lanes) ?? GUESS_MS
  return (lane: Lane): { readonly ms: number; readonly basis: LaneForecast['basis'] } => {
    const own = lane.memory.pace.usualMs
    if (own > 0) return { ms: own, basis: 'observed' }
    return { ms: mean(lanes.filter(({ source }) => source === lane.source)) ?? ofAll, basis: 'assumed' }
  }
}

/** Ms each running download still takes; undefined where it cannot be told yet. */
function remainingByLane({ records, worker }: ForecastParts): Map<LaneKey, (number | undefined)[]> {
  const byLane = new Map<LaneKey, (number | undefined)[]>()
  for (const id of worker.running.keys()) {
    const record = records.get(id)
    if (!record) continue
    const seconds = record.timeRemaining
    byLane.set(record.lane, [
      ...(byLane.get(record.lane) ?? []),
      seconds === null ? undefined : seconds * 1_000,
    ])
  }
  return byLane
}
