import {
  Ban,
  CircleAlert,
  CircleCheck,
  CirclePause,
  Clock,
  Download,
  Loader,
  type LucideIcon,
  RotateCw,
  Snowflake,
} from 'lucide-react'
import { type DownloadRecord, isTerminal } from '../../shared/record.ts'
import { format } from '../format.ts'
import { laneLabel, useLane, useLanes } from '../state/lanes.ts'
import { useNow } from '../state/now.ts'
import { usePreferences } from '../state/preferences.ts'
import { texts } from '../texts.ts'
import { stateWords, type Tone, toneOf } from './state-words.ts'
import { waitingWords } from './waiting-words.ts'

const iconOf: Record<Tone, LucideIcon> = {
  starting: Loader,
  downloading: Download,
  waiting: Clock,
  retrying: RotateCw,
  resting: Snowflake,
  paused: CirclePause,
  completed: CircleCheck,
  failed: CircleAlert,
  cancelled: Ban,
}

type Props = { readonly record: DownloadRecord }

export function StateMark({ record }: Props) {
  const Icon = iconOf[toneOf(record)]
  return (
    <>
      <Icon className="state-icon" aria-hidden size={15} strokeWidth={2.25} />
      {stateWords(record)}
    </>
  )
}

/** The line under the name: why it failed, why it waits, what it is busy with, or where the file is. */
export function Note({ record }: Props) {
  const lane = useLane(record.lane)
  const label = useLanes((lanes) => laneLabel(lanes, record.lane))
  const maxActive = useLanes(({ stats }) => stats?.maxActive ?? null)
  const maxAttempts = usePreferences(({ preferences }) => preferences?.maxAttempts ?? null)
  const now = useNow(record.waiting?.until ?? null)
  const coolDownReason = lane?.coolDownReason ?? null
  const why = waitingWords(record, { now, laneLabel: label, coolDownReason, maxActive, maxAttempts, format })
  const parts = [why, record.error?.message, record.phase, received(record)].filter(Boolean)
  const text = parts.join(' · ') || record.filePath || record.targetId
  const source = useLanes((lanes) => laneLabel(lanes, record.source))
  return (
    <span className="note" title={text}>
      {!text.includes(source) && <span className="note-source">{source} · </span>}
      {text}
    </span>
  )
}

/** How much has come, of what has begun and not ended. */
function received({ state, transferred, size }: DownloadRecord): string | null {
  if (isTerminal(state) || transferred === 0) return null
  return size > 0 ? texts.queue.of(format.bytes(transferred), format.bytes(size)) : format.bytes(transferred)
}

export function ProgressCell({ record }: Props) {
  const { state, progress, size, displayName } = record
  const isUnknown = state === 'InProgress, Downloading' && size === 0 && progress === 0
  const percent = isUnknown ? null : format.percent(progress)
  const hasBegun = progress > 0 || state === 'InProgress, Downloading'
  return (
    <>
      <div
        className="progress"
        role="progressbar"
        aria-label={texts.queue.progressOf(displayName)}
        aria-valuemin={0}
        aria-valuemax={100}
        data-idle={hasBegun ? undefined : true}
        {...(isUnknown
          ? { 'data-unknown': true }
          : { 'aria-valuenow': Math.floor(progress), 'aria-valuetext': percent ?? '' })}
      >
        <div className="progress-fill" style={isUnknown ? {} : { transform: `scaleX(${progress / 100})` }} />
      </div>
      <span className="percent">{hasBegun ? (percent ?? texts.unknown) : ''}</span>
    </>
  )
}

export const sizeWords = ({ size }: DownloadRecord): string => (size > 0 ? format.bytes(size) : '')

const isRunning = ({ state }: DownloadRecord) => state === 'InProgress, Downloading'

export const speedWords = (record: DownloadRecord): string =>
  isRunning(record) ? format.speed(record.speed) : ''

export const timeWords = (record: DownloadRecord): string =>
  isRunning(record) && record.timeRemaining !== null ? format.duration(record.timeRemaining) : ''
