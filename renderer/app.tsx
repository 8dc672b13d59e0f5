import { WifiOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { AddDialog } from './add/add-dialog.tsx'
import { useIncoming } from './add/use-incoming.ts'
import { DetailsPanel } from './details/details-panel.tsx'
import { NewLinkDialog } from './details/new-link-dialog.tsx'
import { HistoryDialog } from './history/history-dialog.tsx'
import { SourcesPanel } from './lanes/sources-panel.tsx'
import { CancelAllDialog } from './queue/cancel-all-dialog.tsx'
import { QueueView } from './queue/queue-view.tsx'
import { StatusLine } from './queue/status-line.tsx'
import { Toolbar } from './queue/toolbar.tsx'
import { PreferencesDialog } from './settings/preferences-dialog.tsx'
import { useAppearance } from './settings/use-appearance.ts'
import { useConnection } from './state/engine.tsx'
import { useSpokenLanguage } from './state/language.ts'
import { openDialog, useWindow } from './state/window.ts'
import { texts } from './texts.ts'
import { Notices } from './ui/notices.tsx'
import { Tips } from './ui/tips.tsx'
import './app.css'

/** The window, once it has an engine. */
export function App() {
  useAppearance()
  useSpokenLanguage()
  const isDraggedOver = useIncoming()
  const { sourcesShown, setSourcesShown } = useSourcesShown()
  return (
    <div className="app" data-sources={sourcesShown}>
      <header className="visually-hidden">
        <h1>{texts.product}</h1>
      </header>
      <main className="panes">
        {sourcesShown && <SourcesPanel onClose={() => setSourcesShown(false)} />}
        <div className="main">
          <ConnectionBanner />
          <Toolbar sourcesShown={sourcesShown} onToggleSources={() => setSourcesShown(!sourcesShown)} />
          <QueueView />
          <DetailsPanel />
          <StatusLine />
        </div>
      </main>
      <Dialogs />
      <Notices />
      <Tips />
      {isDraggedOver && <div className="drop-veil">{texts.add.drop}</div>}
    </div>
  )
}

const WIDE = '(min-width: 60rem)'

/** Beside the queue where there is room for both; otherwise in front of it, when asked for. */
function useSourcesShown() {
  const chosen = useWindow((state) => state.sourcesShown)
  const [isWide, setIsWide] = useState(() => matchMedia(WIDE).matches)
  useEffect(() => {
    const query = matchMedia(WIDE)
    const follow = () => {
      setIsWide(query.matches)
      useWindow.setState({ sourcesShown: null })
    }
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [])
  return {
    sourcesShown: chosen ?? isWide,
    setSourcesShown: (shown: boolean) => useWindow.setState({ sourcesShown: shown }),
  }
}

function ConnectionBanner() {
  const connection = useConnection()
  if (connection !== 'lost') return null
  return (
    <div className="banner" role="alert">
      <WifiOff aria-hidden size={17} />
      {texts.connection.lost}
    </div>
  )
}

function Dialogs() {
  const dialog = useWindow((state) => state.dialog)
  const close = () => openDialog(null)
  switch (dialog?.kind) {
    case undefined:
      return null
    case 'add':
      return <AddDialog initialText={dialog.text} onClose={close} />
    case 'preferences':
      return <PreferencesDialog onClose={close} />
    case 'history':
      return <HistoryDialog onClose={close} />
    case 'new-link':
      return <NewLinkDialog id={dialog.id} onClose={close} />
    case 'cancel-all':
      return <CancelAllDialog onClose={close} />
  }
}
