import { RotateCcw } from 'lucide-react'
import { z } from 'zod'
import { Concurrency, DelaySeconds, type LaneView } from '../../shared/lane.ts'
import type { ParamsOf } from '../../shared/methods.ts'
import { type Ask, useAsk } from '../state/engine.tsx'
import { useLanes } from '../state/lanes.ts'
import { usePreferences } from '../state/preferences.ts'
import { texts } from '../texts.ts'
import { Button } from '../ui/button.tsx'
import { Switch } from '../ui/switch.tsx'
import { BudgetField } from './budget-field.tsx'
import { LaneField } from './lane-field.tsx'

export type LaneChange = Omit<ParamsOf<'setLane'>, 'source' | 'host'>

/** A lane as the method table names it. */
export const laneTarget = ({ source, host }: LaneView) => ({ source, ...(host !== null && { host }) })

export async function changeLane(ask: Ask, lane: LaneView, change: LaneChange): Promise<void> {
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

const MOST_KILOBYTES = 100_000_000
const Kilobytes = z.number().min(0).max(MOST_KILOBYTES)

/** What is set more seldom: learning a pace, a budget, and the way back to the defaults. */
export function MoreSettings({ lane }: { readonly lane: LaneView }) {
  const ask = useAsk()
  const hasOwn = usePreferences(({ preferences }) => preferences?.lanes[lane.key] !== undefined)
  return (
    <div className="lane-more">
      <Switch isOn={lane.adaptive} onChange={(adaptive) => void changeLane(ask, lane, { adaptive })}>
        {texts.lanes.adaptive}
      </Switch>
      <p className="lane-help">
        {lane.adaptive && lane.bearable < lane.concurrency
          ? texts.lanes.bearable({ now: lane.bearable, of: lane.concurrency })
          : texts.lanes.adaptiveHelp}
      </p>
      <LaneField
        label={texts.lanes.speedLimit}
        value={lane.speedLimit / 1_000}
        schema={Kilobytes}
        min={0}
        max={MOST_KILOBYTES}
        step="any"
        onSave={(kilobytes) => changeLane(ask, lane, { speedLimit: Math.round(kilobytes * 1_000) })}
      />
      <BudgetField
        key={JSON.stringify(lane.budget)}
        budget={lane.budget}
        onSave={(budget) => changeLane(ask, lane, { budget })}
      />
      {hasOwn && (
        <Button kind="quiet" onPress={() => void ask('setPreferences', { lanes: { [lane.key]: null } })}>
          <RotateCcw aria-hidden size={14} />
          {texts.lanes.reset}
        </Button>
      )}
    </div>
  )
}
