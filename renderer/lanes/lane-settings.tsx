import { Concurrency, DelaySeconds, type LaneView } from '../../shared/lane.ts'
import { type Ask, useAsk } from '../state/engine.tsx'
import { useLanes } from '../state/lanes.ts'
import { texts } from '../texts.ts'
import { LaneField } from './lane-field.tsx'

type Change = { readonly concurrency?: number; readonly delay?: number; readonly paused?: boolean }

/** A lane as the method table names it. */
export const laneTarget = ({ source, host }: LaneView) => ({ source, ...(host !== null && { host }) })

export async function changeLane(ask: Ask, lane: LaneView, change: Change): Promise<void> {
  const changed = await ask('setLane', { ...laneTarget(lane), ...change })
  // The engine will also tell everyone; the one who asked should not see the old value until then.
  if (changed) useLanes.setState(({ byKey }) => ({ byKey: new Map(byKey).set(changed.key, changed) }))
}

export function LaneSettings({ lane }: { readonly lane: LaneView }) {
  const ask = useAsk()
  return (
    <div className="lane-settings">
      <LaneField
        label={texts.lanes.concurrency}
        value={lane.concurrency}
        schema={Concurrency}
        min={1}
        max={64}
        onSave={(concurrency) => changeLane(ask, lane, { concurrency })}
      />
      <LaneField
        label={texts.lanes.delay}
        value={lane.delay}
        schema={DelaySeconds}
        min={0}
        max={86_400}
        step="any"
        onSave={(delay) => changeLane(ask, lane, { delay })}
      />
    </div>
  )
}
