import type { DownloadRecord } from '../../shared/record.ts'
import { format } from '../format.ts'
import { SECONDS, useRecordSpeeds } from '../state/speeds.ts'
import { texts } from '../texts.ts'
import { Sparkline } from '../ui/sparkline.tsx'

const words = texts.details

/** How fast it was in the last minute and a half, as far as this window saw it. */
export function SpeedGraph({ record }: { readonly record: DownloadRecord }) {
  const speeds = useRecordSpeeds(record.id)
  const most = Math.max(0, ...speeds)
  if (speeds.length < 2) return <p className="details-none">{words.noSpeeds}</p>
  const isRunning = record.state === 'InProgress, Downloading'
  return (
    <figure className="speeds">
      <figcaption>
        <strong>{isRunning ? format.speed(record.speed) : words.was}</strong>
        <span>{words.most({ speed: format.speed(most) })}</span>
      </figcaption>
      <Sparkline values={speeds} length={SECONDS} label={words.graph({ most: format.speed(most) })} />
    </figure>
  )
}
