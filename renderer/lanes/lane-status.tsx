import { Pause, Play, Snowflake, Timer } from 'lucide-react'
import type { LaneView } from '../../shared/lane.ts'
import { restWords } from '../engine-words.ts'
import { format } from '../format.ts'
import { useAsk } from '../state/engine.tsx'
import { engineClock } from '../state/engine-clock.ts'
import { useLaneForecast } from '../state/forecast.ts'
import { useLanes } from '../state/lanes.ts'
import { useNow } from '../state/now.ts'
import { texts } from '../texts.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { changeLane, laneTarget } from './lane-settings.tsx'

/** What runs and waits in a lane, and until when, in words. */
export function LaneWork({ lane: { key, active, queued, retrying } }: { readonly lane: LaneView }) {
  const finishAt = useLaneForecast(key)
  const parts = [
    active > 0 && { tone: 'downloading', text: texts.lanes.running({ n: active }) },
    queued > 0 && { tone: 'waiting', text: texts.lanes.waiting({ n: queued }) },
    retrying > 0 && { tone: 'retrying', text: texts.lanes.retrying({ n: retrying }) },
  ].filter((part) => part !== false)
  if (parts.length === 0) return <span className="lane-work">{texts.lanes.idle}</span>
  return (
    <span className="lane-work">
      {parts.map(({ tone, text }) => (
        <span key={tone} data-tone={tone}>
          {text}
        </span>
      ))}
      {finishAt !== null && (
        <span>{texts.lanes.doneAt({ until: format.moment(finishAt, engineClock.now()) })}</span>
      )}
    </span>
  )
}

/** Why nothing starts in a lane just now, and what one can do about it. */
export function LaneGate({ lane }: { readonly lane: LaneView }) {
  const ask = useAsk()
  const { coolDownUntil, coolDownReason, opensAt, queued, paused, label } = lane
  const now = useNow(coolDownUntil ?? opensAt)
  if (coolDownUntil !== null && now < coolDownUntil) {
    const until = format.moment(coolDownUntil, now)
    return (
      <div className="lane-gate" data-tone="resting">
        <Snowflake className="state-icon" aria-hidden size={15} />
        <span>{texts.lanes.resting({ until, reason: restWords(coolDownReason) })}</span>
        <Button
          kind="quiet"
          label={texts.lanes.resumeNowNamed({ label })}
          onPress={() => void ask('endCoolDown', laneTarget(lane))}
        >
          {texts.lanes.resumeNow}
        </Button>
      </div>
    )
  }
  if (paused || opensAt === null || queued === 0 || now >= opensAt) return null
  return (
    <div className="lane-gate" data-tone="waiting">
      <Timer className="state-icon" aria-hidden size={15} />
      <span>{texts.lanes.nextStart({ left: format.countdown(opensAt - now) })}</span>
    </div>
  )
}

export function LanePauseButton({ lane }: { readonly lane: LaneView }) {
  const ask = useAsk()
  const { paused, label, host, source } = lane
  const isSourcePaused = useLanes(({ byKey }) => byKey.get(source)?.paused === true)
  const resume =
    host !== null && isSourcePaused ? texts.lanes.resumeOnly({ label }) : texts.lanes.resume({ label })
  return (
    <IconButton
      label={paused ? resume : texts.lanes.pause({ label })}
      tip={paused ? (isSourcePaused ? resume : texts.actions.resume) : texts.actions.pause}
      onPress={() => void changeLane(ask, lane, { paused: !paused })}
    >
      {paused ? (
        <Play aria-hidden size={16} className="icon-resume" />
      ) : (
        <Pause aria-hidden size={16} className="icon-pause" />
      )}
    </IconButton>
  )
}
