import type { LaneView } from '../../shared/lane.ts'
import { format } from '../format.ts'
import { useLaneSpeeds } from '../state/speeds.ts'
import { texts } from '../texts.ts'
import { Sparkline } from '../ui/sparkline.tsx'

/** More places than this are a number, not a row of dots. */
const MOST_PIPS = 16
const MOST_SECONDS = 60
/** A young graph fills more of the width, so that one sees it. */
const FEWEST_SECONDS = 15

/** What goes through a lane: its speed over the last minute, and how many of its places are taken. */
export function LaneFlow({
  lane,
  hasPlaces = true,
}: {
  readonly lane: LaneView
  readonly hasPlaces?: boolean
}) {
  const speeds = useLaneSpeeds(lane.key)
  const now = speeds.at(-1) ?? 0
  const isMoving = speeds.length > 1
  if (!isMoving && (!hasPlaces || lane.active === 0)) return null
  return (
    <div className="lane-flow">
      {hasPlaces && <Places lane={lane} />}
      {isMoving && (
        <>
          <Sparkline
            values={speeds}
            length={Math.max(FEWEST_SECONDS, Math.min(MOST_SECONDS, speeds.length))}
            label={texts.lanes.speedGraph({ label: lane.label })}
          />
          <span className="lane-speed">{format.speed(now)}</span>
        </>
      )}
    </div>
  )
}

/** A dot for each download that may run at once, filled for each that does. */
function Places({ lane: { active, bearable, concurrency } }: { readonly lane: LaneView }) {
  const count = Math.max(concurrency, active)
  if (count > MOST_PIPS) return null
  return (
    <span className="pips" role="img" aria-label={texts.lanes.places({ taken: active, of: concurrency })}>
      {Array.from({ length: count }, (_, n) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: dots are all alike.
          key={n}
          className="pip"
          data-taken={n < active || undefined}
          data-closed={n >= bearable || undefined}
        />
      ))}
    </span>
  )
}
