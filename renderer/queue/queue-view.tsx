import { useEffect } from 'react'
import { useRecords } from '../state/records.ts'
import { isNarrowed } from '../state/view.ts'
import { endWelcome, useWelcome } from '../state/welcome.ts'
import { useWindow } from '../state/window.ts'
import { texts } from '../texts.ts'
import { Button } from '../ui/button.tsx'
import { Welcome } from '../welcome/welcome.tsx'
import { DownloadsGrid } from './downloads-grid.tsx'
import { Empty } from './empty.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { useVisibleItems } from './use-visible-items.ts'
import './queue.css'
import './row.css'
import './cells.css'
import './group.css'
import './row-narrow.css'

export function QueueView() {
  const { items, counts } = useVisibleItems()
  const hasRows = useRecords(({ mirror }) => mirror.size > 0)
  useEffect(() => {
    if (hasRows) endWelcome()
  }, [hasRows])
  return (
    <div className="queue">
      <LoadingLine />
      {items.length > 0 ? <DownloadsGrid items={items} counts={counts} /> : <NoRows />}
      <SelectionBar />
    </div>
  )
}

function NoRows() {
  const isLoading = useRecords(({ loading }) => loading.kind !== 'ready')
  const isEmpty = useRecords(({ mirror }) => mirror.size === 0)
  const isOver = useWelcome((welcome) => welcome.isOver)
  const isSearch = useWindow(({ view }) => isNarrowed(view))
  if (isLoading) return <div className="queue-blank" />
  if (isEmpty && !isOver) return <Welcome />
  return <Empty kind={isEmpty || !isSearch ? 'queue' : 'no-match'} />
}

/** Of a long list the first rows are there at once; this says that the others are on their way. */
function LoadingLine() {
  const loading = useRecords((state) => state.loading)
  const reload = useRecords((state) => state.reload)
  if (loading.kind === 'failed') {
    return (
      <div className="queue-line" role="alert">
        <span>{texts.queue.loadFailed({ problem: loading.message })}</span>
        <Button kind="quiet" onPress={reload}>
          {texts.queue.again}
        </Button>
      </div>
    )
  }
  if (loading.kind === 'ready' || loading.total === null || loading.loaded >= loading.total) return null
  return (
    <div className="queue-line">{texts.queue.loading({ done: loading.loaded, total: loading.total })}</div>
  )
}
