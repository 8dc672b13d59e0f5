import { RotateCw } from 'lucide-react'
import { useState } from 'react'
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
import { VirtualList } from '../ui/virtual-list.tsx'
import { useHistory } from './use-history.ts'
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
      {found && found.total > 0 && (
        <VirtualList
          label={words.list}
          items={found.entries}
          total={found.total}
          lineRem={LINE_REM}
          keyOf={({ id }) => id}
          onEnd={more}
        >
          {(entry) => <Entry entry={entry} />}
        </VirtualList>
      )}
    </Modal>
  )
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const { displayName: name, source, filename, filePath, size, finishedAt } = entry
  const label = useLanes((lanes) => laneLabel(lanes, source))
  const [link] = findLinks(filename).links
  return (
    <div className="history-entry">
      <div className="history-about">
        <span className="history-name" dir="auto" title={filePath}>
          {name}
        </span>
        <span className="history-facts">
          <bdi>{label}</bdi> · <bdi>{format.bytes(size)}</bdi> ·{' '}
          {format.moment(finishedAt, engineClock.now())}
        </span>
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
