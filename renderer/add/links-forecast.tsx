import { useEffect, useState } from 'react'
import type { Forecast } from '../../shared/forecast.ts'
import type { ParamsOf } from '../../shared/methods.ts'
import { format } from '../format.ts'
import { useBridge } from '../state/engine.tsx'
import { engineClock } from '../state/engine-clock.ts'
import { laneLabel, useLanes } from '../state/lanes.ts'
import { texts } from '../texts.ts'

const PAUSE_MS = 200

type Question = ParamsOf<'getForecast'>

/** When all would be through if these links were added, and which lane would be the last. Null: not to be asked yet. */
export function LinksForecast({ question }: { readonly question: Question | null }) {
  const forecast = useAnswer(question)
  const label = useLanes((lanes) => (forecast?.bottleneck ? laneLabel(lanes, forecast.bottleneck) : ''))
  const finishAt = forecast?.finishAt
  // Its place is kept from the start: nothing moves under a finger that is about to press a button below.
  if (!finishAt) return <p className="links-forecast" />
  const until = format.moment(finishAt, engineClock.now())
  const isGuess = forecast.lanes.some(({ basis }) => basis === 'assumed')
  return (
    <p className="links-forecast">
      {texts.add.forecast({ until, lane: label })} {isGuess && texts.add.guess}
    </p>
  )
}

function useAnswer(question: Question | null): Forecast | null {
  const bridge = useBridge()
  const [forecast, setForecast] = useState<Forecast | null>(null)
  useEffect(() => {
    if (!question) return
    let isOver = false
    const timer = setTimeout(() => {
      const known = bridge.call('getForecast', question).catch(() => null)
      void known.then((forecast) => !isOver && setForecast(forecast))
    }, PAUSE_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [bridge, question])
  return forecast
}
