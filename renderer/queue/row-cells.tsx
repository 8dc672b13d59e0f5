import { type DownloadRecord, isTerminal } from '../../shared/record.ts'
import { failureInALine, failureWords, phaseWords } from '../engine-words.ts'
import { format } from '../format.ts'
import { useConnections } from '../state/connections.ts'
import { laneLabel, useLanes } from '../state/lanes.ts'
import { useNow } from '../state/now.ts'
import { usePreferences } from '../state/preferences.ts'
import { texts } from '../texts.ts'
import { Segments } from '../ui/segments.tsx'
import { toneIcons } from './icons.tsx'
import { expandedWords, stateWords, toneOf } from './state-words.ts'
import { waitingWords } from './waiting-words.ts'

type Props = { readonly record: DownloadRecord }

export function StateMark({ record }: Props) {
  return (
    <>
      {toneIcons[toneOf(record)]}
      {stateWords(record)}
    </>
  )
}

export function SourceCell({ record: { source } }: Props) {
  return useLanes((lanes) => laneLabel(lanes, source))
}

/** The line under the name: why it failed, why it waits, what it is busy with, or where the file is. */
export function Note({ record }: Props) {
  const why = useWhy(record)
  const parts = [
    // That it is paused is said beside it, and then there is room for what made it so.
    !(record.state === 'Paused' && record.error) && why,
    record.error && (record.state === 'Errored' ? failureInALine : failureWords)(record.error),
    record.phase && phaseWords(record.phase),
    received(record),
  ].filter(Boolean)
  const ending = record.expanded ? expandedWords(record.expanded) : record.filePath
  const said = parts.join(' · ')
  // Its file's path runs in a direction of its own.
  const verified =
    record.state === 'Completed, Succeeded' && record.verified !== null && texts.details.verified
  const text = said || ending || record.targetId
  const source = useLanes((lanes) => laneLabel(lanes, record.source))
  return (
    <span className="note" title={text}>
      {!text.includes(source) && <span className="note-source">{source} · </span>}
      {verified && `${verified} · `}
      {said ? <span className="note-said">{said}</span> : <bdi>{text}</bdi>}
    </span>
  )
}

/** Why it waits, in words. */
export function useWhy(record: DownloadRecord): string | null {
  const label = useLanes((lanes) => laneLabel(lanes, record.lane))
  const coolDownReason = useLanes(({ byKey }) => byKey.get(record.lane)?.coolDownReason ?? null)
  const maxActive = useLanes(({ stats }) => stats?.maxActive ?? null)
  const maxAttempts = usePreferences(({ preferences }) => preferences?.maxAttempts ?? null)
  const now = useNow(record.waiting?.until ?? null)
  return waitingWords(record, { now, laneLabel: label, coolDownReason, maxActive, maxAttempts, format })
}

/** How much has come, of what has begun and not ended. */
function received({ state, transferred, size }: DownloadRecord): string | null {
  if (isTerminal(state) || transferred === 0) return null
  return size > 0
    ? texts.queue.of({ done: format.bytes(transferred), whole: format.bytes(size) })
    : format.bytes(transferred)
}

export function ProgressCell({ record }: Props) {
  const { id, state, progress, size, displayName } = record
  const isUnknown = state === 'InProgress, Downloading' && size === 0 && progress === 0
  const percent = isUnknown ? null : format.percent(progress)
  const hasBegun = progress > 0 || state === 'InProgress, Downloading'
  const connections = useConnections(record)
  // The part of one connection is the bar itself.
  const isInParts = connections !== null && connections.active.length > 1 && size > 0
  return (
    <>
      <div
        className="progress"
        role="progressbar"
        aria-label={texts.queue.progressOf({ name: displayName })}
        aria-valuemin={0}
        aria-valuemax={100}
        data-idle={hasBegun ? undefined : true}
        {...(isUnknown
          ? { 'data-unknown': true }
          : { 'aria-valuenow': Math.floor(progress), 'aria-valuetext': percent ?? '' })}
      >
        {isInParts ? (
          <Segments connections={connections} size={size} />
        ) : (
          // Another record's bar is another bar: it does not glide from the one to the other.
          <div
            key={id}
            className="progress-fill"
            style={isUnknown ? {} : { transform: `scaleX(${progress / 100})` }}
          />
        )}
      </div>
      <span className="percent">{hasBegun ? (percent ?? texts.unknown) : ''}</span>
    </>
  )
}
