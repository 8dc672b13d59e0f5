import type { DownloadRecord } from '../../shared/record.ts'
import { useAsk } from '../state/engine.tsx'
import { report } from '../state/notices.ts'
import { texts } from '../texts.ts'
import { perform } from './actions.ts'
import { actionIcons } from './icons.tsx'
import { actionsFor } from './state-words.ts'

type Props = { readonly record: DownloadRecord; readonly tabIndex: 0 | -1 }

// Plain buttons: a list that scrolls past 100,000 rows shows hundreds of them a second.
export function RowActions({ record, tabIndex }: Props) {
  const ask = useAsk()
  return actionsFor(record).map((action) => (
    <button
      key={action}
      type="button"
      className="icon-button"
      data-action={action}
      data-tip={texts.actions[action]}
      aria-label={texts.actions.named({ action: texts.actions[action], name: record.displayName })}
      tabIndex={tabIndex}
      onClick={() => perform(ask, action, [record]).catch(report)}
    >
      {actionIcons[action]}
    </button>
  ))
}
