import { ArrowDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { format } from '../format.ts'
import { engineClock } from '../state/engine-clock.ts'
import { useForecast } from '../state/forecast.ts'
import { laneLabel, useLanes } from '../state/lanes.ts'
import { useCount, useRecords } from '../state/records.ts'
import { texts } from '../texts.ts'

const NEWS_EVERY_MS = 8_000

/** Totals. A status one can find and read, but which does not speak by itself: its numbers never stand still. */
export function StatusLine() {
  const running = useCount('active')
  const waiting = useCount('waiting')
  const completed = useCount('completed')
  const failed = useCount('failed')
  const speed = useLanes(({ stats }) => stats?.speed ?? 0)
  return (
    <footer className="status">
      <div role="status" aria-live="off" aria-label={texts.totals.label} className="totals">
        <span className="total-speed">
          <ArrowDown aria-hidden size={14} strokeWidth={2.5} />
          {format.speed(speed)}
        </span>
        <span data-tone={running > 0 ? 'downloading' : undefined}>
          {texts.totals.running({ n: running })}
        </span>
        <span>{texts.totals.waiting({ n: waiting })}</span>
        <span>{texts.totals.completed({ n: completed })}</span>
        {failed > 0 && <span data-tone="failed">{texts.totals.failed({ n: failed })}</span>}
        <DoneAt />
      </div>
      <News />
    </footer>
  )
}

/** When all will be through, and what it waits for. */
function DoneAt() {
  const forecast = useForecast((state) => state.forecast)
  const label = useLanes((lanes) => (forecast?.bottleneck ? laneLabel(lanes, forecast.bottleneck) : ''))
  if (!forecast?.finishAt) return null
  const until = format.moment(forecast.finishAt, engineClock.now())
  return <span className="total-done">{texts.totals.doneAt({ until, lane: label })}</span>
}

/** Tells a screen reader what ended, at most once in eight seconds. */
function News() {
  const [news, setNews] = useState('')
  useEffect(() => {
    let told = useRecords.getState().mirror.counts
    told = { ...told }
    const timer = setInterval(() => {
      const { mirror, loading } = useRecords.getState()
      const now = { ...mirror.counts }
      const completed = now.completed - told.completed
      const failed = now.failed - told.failed
      told = now
      if (loading.kind === 'ready' && (completed > 0 || failed > 0)) {
        setNews(
          texts.totals.news({
            completed: Math.max(0, completed),
            failed: Math.max(0, failed),
            left: now.active + now.waiting,
          }),
        )
      }
    }, NEWS_EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return (
    <div className="visually-hidden" aria-live="polite">
      {news}
    </div>
  )
}
