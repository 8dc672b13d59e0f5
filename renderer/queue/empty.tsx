import { Plus } from 'lucide-react'
import { wholeQueue } from '../state/view.ts'
import { changeView, openDialog, useWindow } from '../state/window.ts'
import { texts } from '../texts.ts'
import { Button } from '../ui/button.tsx'
import { Mark } from '../ui/mark.tsx'

/** What stands where rows would: why there are none, and what to do. */
export function Empty({ kind }: { readonly kind: 'queue' | 'no-match' }) {
  const view = useWindow((state) => state.view)
  if (kind === 'queue') {
    return (
      <div className="empty">
        <Mark size={72} />
        <h2>{texts.empty.title}</h2>
        <p>{texts.empty.text}</p>
        <Button kind="primary" onPress={() => openDialog({ kind: 'add', text: '' })}>
          <Plus aria-hidden size={17} />
          {texts.toolbar.add}
        </Button>
      </div>
    )
  }
  const { stage, source, search } = view
  const emptyStage = stage !== 'all' && source === null && search.trim() === '' ? stage : null
  return (
    <div className="empty">
      <h2>{emptyStage ? texts.empty.stage[emptyStage] : texts.empty.noMatch}</h2>
      {!emptyStage && <p>{texts.empty.noMatchText}</p>}
      <Button kind="plain" onPress={() => changeView({ ...wholeQueue, sort: view.sort })}>
        {texts.empty.showAll}
      </Button>
    </div>
  )
}
