import { Link } from 'lucide-react'
import type { ReactNode } from 'react'
import type { DownloadFailure } from '../../shared/failure.ts'
import type { DownloadRecord } from '../../shared/record.ts'
import { failureDetail, failureWords } from '../engine-words.ts'
import { format } from '../format.ts'
import { linkOf } from '../queue/actions.ts'
import { useWhy } from '../queue/row-cells.tsx'
import { engineClock } from '../state/engine-clock.ts'
import { laneLabel, useLanes } from '../state/lanes.ts'
import { usePreferences } from '../state/preferences.ts'
import { openDialog } from '../state/window.ts'
import { texts } from '../texts.ts'
import { Button } from '../ui/button.tsx'
import { Fact } from './fact.tsx'
import { takesNewLink } from './new-link-dialog.tsx'

const words = texts.details

type Props = {
  readonly record: DownloadRecord
  /** More of the same, below. */
  readonly children: ReactNode
}

/** What is so at this moment: where from, where to, how far, and what went wrong. */
export function Facts({ record, children }: Props) {
  const why = useWhy(record)
  const lane = useLanes((lanes) => laneLabel(lanes, record.lane))
  const maxAttempts = usePreferences(({ preferences }) => preferences?.maxAttempts ?? null)
  const link = linkOf(record)
  const { error, filePath, otherFiles, size, transferred, attempt, priority, verified } = record
  return (
    <div className="details-column">
      {error && <Failure error={error} record={record} />}
      <dl className="facts">
        {why !== null && <Fact name={words.waits}>{why}</Fact>}
        <Fact name={words.link} copy={link ?? record.targetId} copyLabel={words.copyLink}>
          {link === null ? (
            record.targetId
          ) : (
            <a href={link} target="_blank" rel="noreferrer">
              {link}
            </a>
          )}
        </Fact>
        {filePath !== null && (
          <Fact name={words.file} copy={filePath} copyLabel={words.copyPath}>
            {filePath}
          </Fact>
        )}
        {otherFiles.length > 0 && (
          <Fact name={words.alsoWritten} copy={otherFiles.join('\n')} copyLabel={words.copyPaths}>
            {otherFiles.map(nameOf).join('\n')}
          </Fact>
        )}
        <Fact name={words.lane}>{lane}</Fact>
        {(size > 0 || transferred > 0) && <Fact name={words.size}>{sizeWords(record)}</Fact>}
        {verified !== null && (
          <Fact name={words.verified}>{words.verifiedBy[verified.by]({ hash: verified.algorithm })}</Fact>
        )}
        <Fact name={words.attempts}>{attemptsWords(attempt, maxAttempts)}</Fact>
        <OtherSources {...record} />
        {priority !== 'normal' && <Fact name={words.priority}>{texts.priorities[priority]}</Fact>}
        <Fact name={words.added}>{moment(record.createdAt)}</Fact>
        {record.startedAt !== null && <Fact name={words.started}>{moment(record.startedAt)}</Fact>}
        {record.finishedAt !== null && <Fact name={words.ended}>{moment(record.finishedAt)}</Fact>}
      </dl>
      {children}
    </div>
  )
}

/** They lie where the file does. */
const nameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path

const moment = (time: number) => format.moment(time, engineClock.now())

function sizeWords({ size, transferred, state }: DownloadRecord): string {
  if (size === 0 || state === 'Completed, Succeeded') return format.bytes(Math.max(size, transferred))
  return texts.queue.of({ done: format.bytes(transferred), whole: format.bytes(size) })
}

function OtherSources({ tried, alternatives }: Pick<DownloadRecord, 'tried' | 'alternatives'>) {
  const names = (origins: readonly { readonly source: string }[]) =>
    origins.map(({ source }) => source).join(', ')
  return (
    <>
      {tried.length > 0 && <Fact name={words.tried}>{names(tried)}</Fact>}
      {alternatives.length > 0 && <Fact name={words.alternatives}>{names(alternatives)}</Fact>}
    </>
  )
}

/** What happened and what to do, in the window's language; then the engine's own words, if they have more to it. */
function Failure({ error, record }: { readonly error: DownloadFailure; readonly record: DownloadRecord }) {
  const kind = failureWords(error)
  const detail = failureDetail(error)
  return (
    <div className="details-error">
      <p>{kind}</p>
      <p className="details-advice">{texts.advice[error.code]}</p>
      {detail !== null && detail !== kind && (
        <p className="details-advice" lang="en" dir="auto">
          {detail}
        </p>
      )}
      {takesNewLink(record) && (
        <Button kind="plain" onPress={() => openDialog({ kind: 'new-link', id: record.id })}>
          <Link aria-hidden size={15} />
          {texts.menu.link}
        </Button>
      )}
    </div>
  )
}

const attemptsWords = (n: number, most: number | null): string =>
  most === null || n === 0 ? format.count(n) : words.attemptsOf({ n, most })
