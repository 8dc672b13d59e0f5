import { CirclePause, SlidersHorizontal, Wrench } from 'lucide-react'
import { useId, useState } from 'react'
import type { LaneView } from '../../shared/lane.ts'
import type { SourceView } from '../../shared/source.ts'
import { texts } from '../texts.ts'
import { IconButton } from '../ui/button.tsx'
import { LaneSettings } from './lane-settings.tsx'
import { LaneGate, LanePauseButton, LaneWork } from './lane-status.tsx'
import type { SourceLanes } from './lane-words.ts'

export function SourceCard(lanes: SourceLanes) {
  const { source, lane, hosts } = lanes
  const titleId = useId()
  return (
    <li className="source" data-ready={source.setup.ready}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as part of a form. */}
      <div role="group" aria-labelledby={titleId}>
        <div className="lane-head">
          <h3 id={titleId}>{source.label}</h3>
          {lane.paused ? <PausedMark /> : <LaneWork work={lane} />}
          <LanePauseButton lane={lane} />
        </div>
        <NotSetUp source={source} />
        <LaneSettings lane={lane} />
        <LaneGate lane={lane} />
      </div>
      {hosts.length > 0 && (
        <ul className="hosts" aria-label={texts.lanes.hosts(source.label)}>
          {hosts.map((host) => (
            <HostLane key={host.key} lane={host} />
          ))}
        </ul>
      )}
    </li>
  )
}

function PausedMark() {
  return (
    <span className="lane-work" data-tone="paused">
      <CirclePause className="state-icon" aria-hidden size={15} />
      {texts.lanes.paused}
    </span>
  )
}

function NotSetUp({ source: { setup } }: { readonly source: SourceView }) {
  if (setup.ready) return null
  return (
    <details className="setup">
      <summary>
        <Wrench aria-hidden size={14} />
        {texts.lanes.notSetUp}
      </summary>
      <p>{setup.reason}</p>
      <p className="setup-how">{setup.howTo}</p>
    </details>
  )
}

/** One site of a source that has a lane for each. Its own limits are asked for, not always in the way. */
function HostLane({ lane }: { readonly lane: LaneView }) {
  const [isOpen, setIsOpen] = useState(false)
  const titleId = useId()
  return (
    <li className="host">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as part of a form. */}
      <div role="group" aria-labelledby={titleId}>
        <div className="lane-head">
          <h4 id={titleId} title={lane.label}>
            {lane.label}
          </h4>
          <IconButton
            label={texts.lanes.editHost(lane.label)}
            tip={texts.lanes.editHostTip}
            isPressed={isOpen}
            onPress={() => setIsOpen(!isOpen)}
          >
            <SlidersHorizontal aria-hidden size={15} />
          </IconButton>
          <LanePauseButton lane={lane} />
        </div>
        {lane.paused ? <PausedMark /> : <LaneWork work={lane} />}
        {isOpen && <LaneSettings lane={lane} />}
        <LaneGate lane={lane} />
      </div>
    </li>
  )
}
