import { History, ListChecks, ListX, PanelLeft, Plus, Settings } from 'lucide-react'
import { useAsk } from '../state/engine.tsx'
import { useLanes } from '../state/lanes.ts'
import { useCount } from '../state/records.ts'
import { clearCompleted } from '../state/removal.ts'
import { changeView, openDialog, useWindow } from '../state/window.ts'
import { texts } from '../texts.ts'
import { IconButton } from '../ui/button.tsx'
import { FoldingButton } from '../ui/folding-button.tsx'
import { Search } from '../ui/search.tsx'
import { Select } from '../ui/select.tsx'
import { StageFilter } from './stage-filter.tsx'
import './toolbar.css'

type Props = { readonly sourcesShown: boolean; readonly onToggleSources: () => void }

export function Toolbar({ sourcesShown, onToggleSources }: Props) {
  const ask = useAsk()
  const unfinished = useCount('active') + useCount('waiting')
  const completed = useCount('completed')
  return (
    <div className="toolbar" role="toolbar" aria-label={texts.toolbar.label}>
      <div className="toolbar-line">
        <IconButton
          label={sourcesShown ? texts.toolbar.hideSources : texts.toolbar.showSources}
          onPress={onToggleSources}
          isPressed={sourcesShown}
        >
          <PanelLeft aria-hidden size={18} />
        </IconButton>
        <FoldingButton
          kind="primary"
          icon={<Plus aria-hidden size={17} />}
          words={texts.toolbar.add}
          onPress={() => openDialog({ kind: 'add', text: '' })}
        />
        <FoldingButton
          kind="plain"
          icon={<ListX aria-hidden size={17} />}
          words={texts.toolbar.cancelAll}
          isDisabled={unfinished === 0}
          onPress={() => openDialog({ kind: 'cancel-all' })}
        />
        <FoldingButton
          kind="plain"
          icon={<ListChecks aria-hidden size={17} />}
          words={texts.toolbar.clear}
          isDisabled={completed === 0}
          onPress={() => clearCompleted(ask)}
        />
        <span className="toolbar-gap" />
        <IconButton label={texts.toolbar.history} onPress={() => openDialog({ kind: 'history' })}>
          <History aria-hidden size={18} />
        </IconButton>
        <IconButton label={texts.toolbar.preferences} onPress={() => openDialog({ kind: 'preferences' })}>
          <Settings aria-hidden size={18} />
        </IconButton>
      </div>
      <div className="toolbar-line toolbar-filters">
        <StageFilter />
        <span className="toolbar-gap" />
        <SourceFilter />
        <SearchField />
      </div>
    </div>
  )
}

function SearchField() {
  const search = useWindow(({ view }) => view.search)
  return (
    <Search label={texts.toolbar.search} value={search} onChange={(value) => changeView({ search: value })} />
  )
}

const ANY = 'any'

function SourceFilter() {
  const source = useWindow(({ view }) => view.source)
  const sources = useLanes((lanes) => lanes.sources)
  const options = [
    { id: ANY, label: texts.toolbar.anySource },
    ...sources.map(({ name, label }) => ({ id: name, label })),
  ]
  return (
    <Select
      label={texts.toolbar.source}
      isLabelHidden
      options={options}
      value={source ?? ANY}
      onChange={(id) => changeView({ source: id === ANY ? null : id })}
    />
  )
}
