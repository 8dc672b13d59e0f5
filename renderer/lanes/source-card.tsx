import { CirclePause, Settings2, SlidersHorizontal, Wrench } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import type { LaneView } from '../../shared/lane.ts'
import type { SourceView } from '../../shared/source.ts'
import { setupWords } from '../engine-words.ts'
import { CommandSettings } from '../sources/command-settings.tsx'
import { formOf } from '../sources/source-fields.ts'
import { SourceSettings } from '../sources/source-settings.tsx'
import { texts } from '../texts.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { AddSite } from './add-site.tsx'
import { LaneFlow } from './lane-flow.tsx'
import { LaneSettings, MoreSettings } from './lane-settings.tsx'
import { LaneGate, LanePauseButton, LaneWork } from './lane-status.tsx'
import type { SourceLanes } from './lane-words.ts'

export function SourceCard({ source, lane, hosts }: SourceLanes) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <li className="source">
      <LaneGroup
        lane={lane}
        title={(id) => <h3 id={id}>{source.label}</h3>}
        isOpen={isOpen}
        onToggle={() => setIsOpen(!isOpen)}
      >
        <NotSetUp source={source} />
        <LaneFlow lane={lane} hasPlaces={!source.hostLanes} />
        <LaneGate lane={lane} />
        <LaneSettings lane={lane} />
        {isOpen && <MoreSettings lane={lane} />}
        <SetUp source={source} isOffered={isOpen || source.setup.ready === false} />
      </LaneGroup>
      {hosts.length > 0 && (
        <ul className="hosts" aria-label={texts.lanes.hosts({ label: source.label })}>
          {hosts.map((host) => (
            <HostLane key={host.key} lane={host} />
          ))}
        </ul>
      )}
      {isOpen && source.hostLanes && <AddSite lane={lane} />}
    </li>
  )
}

/** The way to what can be set of a source besides its lane. */
function SetUp({ source, isOffered }: { readonly source: SourceView; readonly isOffered: boolean }) {
  const [isOpen, setIsOpen] = useState(false)
  const isCommand = source.name === 'command'
  // The form stays, though what it did has set the source up.
  if (!(isOffered || isOpen) || !(isCommand || formOf(source).length > 0)) return null
  const close = () => setIsOpen(false)
  return (
    <div className="source-set-up">
      <Button kind="quiet" onPress={() => setIsOpen(true)}>
        <Settings2 aria-hidden size={14} />
        {texts.settings.open({ label: source.label })}
      </Button>
      {isOpen && isCommand && <CommandSettings label={source.label} onClose={close} />}
      {isOpen && !isCommand && <SourceSettings source={source} onClose={close} />}
    </div>
  )
}

/** One site of a source that has a lane for each. Its own limits are asked for, not always in the way. */
function HostLane({ lane }: { readonly lane: LaneView }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <li className="host">
      <LaneGroup
        lane={lane}
        title={(id) => (
          <h4 id={id} title={lane.label}>
            {lane.host ?? lane.label}
          </h4>
        )}
        isOpen={isOpen}
        onToggle={() => setIsOpen(!isOpen)}
      >
        <LaneFlow lane={lane} />
        <LaneGate lane={lane} />
        {isOpen && (
          <>
            <LaneSettings lane={lane} />
            <MoreSettings lane={lane} />
          </>
        )}
      </LaneGroup>
    </li>
  )
}

type LaneGroupProps = {
  readonly lane: LaneView
  readonly title: (id: string) => ReactNode
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly children: ReactNode
}

function LaneGroup({ lane, title, isOpen, onToggle, children }: LaneGroupProps) {
  const titleId = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as part of a form.
    <div role="group" aria-labelledby={titleId}>
      <div className="lane-head">
        {title(titleId)}
        <IconButton
          label={texts.lanes.edit({ label: lane.label })}
          tip={texts.lanes.editTip}
          isPressed={isOpen}
          onPress={onToggle}
        >
          <SlidersHorizontal aria-hidden size={15} />
        </IconButton>
        <LanePauseButton lane={lane} />
      </div>
      {lane.paused ? <PausedMark /> : <LaneWork lane={lane} />}
      {children}
    </div>
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
  if (setup.ready === null) return <p className="setup">{texts.lanes.lookedAt}</p>
  const { reason, howTo } = setupWords(setup)
  return (
    <details className="setup">
      <summary>
        <Wrench aria-hidden size={14} />
        {texts.lanes.notSetUp}
      </summary>
      <p dir="auto">{reason}</p>
      <p className="setup-how" dir="auto">
        {howTo}
      </p>
    </details>
  )
}
