import { X } from 'lucide-react'
import { useEffect } from 'react'
import type { DownloadRecord } from '../../shared/record.ts'
import { toneIcons } from '../queue/icons.tsx'
import { RowActions } from '../queue/row-actions.tsx'
import { stateWords, toneOf } from '../queue/state-words.ts'
import { useConnections } from '../state/connections.ts'
import { useRecords } from '../state/records.ts'
import { showDetails, useWindow } from '../state/window.ts'
import { texts } from '../texts.ts'
import { IconButton } from '../ui/button.tsx'
import { Attempts } from './attempts-list.tsx'
import { AnswerView, SegmentsView } from './connections-view.tsx'
import { Facts } from './facts.tsx'
import { Log } from './log.tsx'
import { SpeedGraph } from './speed-graph.tsx'
import { useLog } from './use-log.ts'
import './details.css'

/** All that is known of one download, below the list. */
export function DetailsPanel() {
  const id = useWindow((state) => state.details)
  const record = useRecords(({ mirror }) => (id === null ? undefined : mirror.get(id)))
  return record && <Details record={record} />
}

function Details({ record }: { readonly record: DownloadRecord }) {
  const log = useLog(record)
  const connections = useConnections(record)
  const tone = toneOf(record)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isInPanel = event.target instanceof Element && event.target.closest('.details') !== null
      if (event.key === 'Escape' && isInPanel) showDetails(null)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <section
      className="details"
      aria-label={texts.details.label({ name: record.displayName })}
      data-tone={tone}
    >
      <header className="details-head">
        <h2 dir="auto" title={record.displayName}>
          {record.displayName}
        </h2>
        <span className="details-state">
          {toneIcons[tone]}
          {stateWords(record)}
        </span>
        <RowActions record={record} tabIndex={0} />
        <IconButton label={texts.details.close} onPress={() => showDetails(null)}>
          <X aria-hidden size={16} />
        </IconButton>
      </header>
      <div className="details-body">
        <Facts record={record}>{connections && <AnswerView connections={connections} />}</Facts>
        <div className="details-column">
          {connections && <SegmentsView connections={connections} />}
          <SpeedGraph record={record} />
          <Attempts lines={log?.lines ?? []} />
        </div>
        <Log log={log} />
      </div>
    </section>
  )
}
