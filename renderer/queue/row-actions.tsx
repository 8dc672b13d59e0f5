import { type LucideIcon, Pause, Play, RotateCw, Trash2, X } from 'lucide-react'
import type { DownloadRecord, RecordId } from '../../shared/record.ts'
import { type Ask, useAsk } from '../state/engine.tsx'
import { texts } from '../texts.ts'
import { actionsFor, type RowAction } from './state-words.ts'

const iconOf: Record<RowAction, LucideIcon> = {
  pause: Pause,
  resume: Play,
  retry: RotateCw,
  cancel: X,
  remove: Trash2,
}

const perform: Record<RowAction, (ask: Ask, id: RecordId) => Promise<unknown>> = {
  pause: (ask, id) => ask('pauseDownload', { id }),
  resume: (ask, id) => ask('resumeDownload', { id }),
  retry: (ask, id) => ask('retryDownload', { id }),
  cancel: (ask, id) => ask('cancelDownload', { id }),
  remove: (ask, id) => ask('cancelDownload', { id, remove: true }),
}

type Props = { readonly record: DownloadRecord; readonly tabIndex: 0 | -1 }

// Plain buttons: a list that scrolls past 100,000 rows mounts hundreds of them a second.
export function RowActions({ record, tabIndex }: Props) {
  const ask = useAsk()
  return actionsFor(record).map((action) => {
    const Icon = iconOf[action]
    return (
      <button
        key={action}
        type="button"
        className="icon-button"
        data-action={action}
        data-tip={texts.actions[action]}
        aria-label={texts.actions.named(texts.actions[action], record.displayName)}
        tabIndex={tabIndex}
        onClick={() => void perform[action](ask, record.id)}
      >
        <Icon aria-hidden size={16} className={`icon-${action}`} />
      </button>
    )
  })
}
