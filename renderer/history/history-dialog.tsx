import { useVirtualizer } from '@tanstack/react-virtual'
import { RotateCw } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { HistoryEntry } from '../../shared/history.ts'
import { findLinks } from '../add/links.ts'
import { format } from '../format.ts'
import { engineClock } from '../state/engine-clock.ts'
import { laneLabel, useLanes } from '../state/lanes.ts'
import { openDialog } from '../state/window.ts'
import { texts } from '../texts.ts'
import { IconButton } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Modal } from '../ui/modal.tsx'
import { Search } from '../ui/search.tsx'
import { type Found, useHistory } from './use-history.ts'
import './history.css'

const words = texts.history
const LINE_REM = 3.25

/** Everything that was ever downloaded, rows that were cleared or removed included. */
export function HistoryDialog({ onClose }: { readonly onClose: () => void }) {
  const [search, setSearch] = useState('')
  const { found, more } = useHistory(search)
  return (
    <Modal title={words.title} isWide onClose={onClose}>
      <div className="history-head">
        <Search label={words.search} value={search} onChange={setSearch} />
        <span role="status">{found && words.count({ n: found.total })}</span>
      </div>
      {found && found.total === 0 && (
        <p className="history-empty">{search.trim() === '' ? words.empty : words.noMatch}</p>
      )}
      {found && found.total > 0 && <Entries found={found} onMore={more} />}
    </Modal>
  )
}

function Entries({
  found: { entries, total },
  onMore,
}: {
  readonly found: Found
  readonly onMore: () => void
}) {
  const scroller = useRef<HTMLDivElement>(null)
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_REM * rem,
    overscan: 6,
  })
  const lines = virtualizer.getVirtualItems()
  const last = lines.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= entries.length - 1) onMore()
  }, [last, entries, onMore])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard has to be able to scroll it.
    <section ref={scroller} className="history" aria-label={words.list} tabIndex={0}>
      {/* biome-ignore lint/a11y/useSemanticElements: its lines are placed by hand, and Safari drops such lists. */}
      <div role="list" className="history-inner" style={{ blockSize: virtualizer.getTotalSize() }}>
        {lines.map(({ index, start }) => {
          const entry = entries[index]
          return entry && <Entry key={entry.id} entry={entry} top={start} index={index} count={total} />
        })}
      </div>
    </section>
  )
}

type EntryProps = {
  readonly entry: HistoryEntry
  readonly top: number
  readonly index: number
  readonly count: number
}

function Entry({ entry, top, index, count }: EntryProps) {
  const { displayName: name, source, filename, filePath, size, finishedAt } = entry
  const label = useLanes((lanes) => laneLabel(lanes, source))
  const [link] = findLinks(filename).links
  const facts = [label, format.bytes(size), format.moment(finishedAt, engineClock.now())]
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above.
    <div
      role="listitem"
      className="history-entry"
      aria-posinset={index + 1}
      aria-setsize={count}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div className="history-about">
        <span className="history-name" dir="auto" title={filePath}>
          {name}
        </span>
        <span className="history-facts">{facts.join(' · ')}</span>
      </div>
      {filePath !== '' && <CopyButton text={filePath} label={words.copyPath({ name })} />}
      {link !== undefined && (
        <IconButton
          label={words.again({ name })}
          tip={words.againTip}
          onPress={() => openDialog({ kind: 'add', text: link })}
        >
          <RotateCw aria-hidden size={14} />
        </IconButton>
      )}
    </div>
  )
}
