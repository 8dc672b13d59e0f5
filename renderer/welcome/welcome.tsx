import { ClipboardPaste } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { Bridge, Desktop } from '../bridge/bridge.ts'
import { LaneSettings } from '../lanes/lane-settings.tsx'
import { useBridge } from '../state/engine.tsx'
import { useLanes } from '../state/lanes.ts'
import { endWelcome } from '../state/welcome.ts'
import { openDialog } from '../state/window.ts'
import { texts } from '../texts.ts'
import { Button } from '../ui/button.tsx'
import { Mark } from '../ui/mark.tsx'
import { Select } from '../ui/select.tsx'
import { FolderField } from './folder-field.tsx'
import './welcome.css'

const words = texts.welcome

/** What a person can do first, where the list will be. Nothing of it has to be done. */
export function Welcome() {
  const bridge = useBridge()
  if (!useIsNew()) return <div className="queue-blank" />
  return (
    <section className="welcome" aria-label={words.label}>
      <header className="welcome-head">
        <Mark size={44} />
        <h2>{texts.empty.title}</h2>
        <p>{words.text}</p>
      </header>
      <ol className="welcome-steps">
        <Step title={words.paste} text={words.pasteText}>
          <Button kind="primary" onPress={() => void paste(bridge)}>
            <ClipboardPaste aria-hidden size={16} />
            {words.pasteButton}
          </Button>
        </Step>
        <Step title={words.folder} text={words.folderText}>
          <FolderField />
        </Step>
        <PaceStep />
      </ol>
      <Button kind="quiet" onPress={endWelcome}>
        {words.skip}
      </Button>
    </section>
  )
}

/** Whoever has downloaded before, in another window, knows their way. */
function useIsNew(): boolean {
  const bridge = useBridge()
  const [isNew, setIsNew] = useState(false)
  useEffect(() => {
    let isOver = false
    const load = async () => {
      const { total } = await bridge.call('getHistory', { limit: 1 })
      if (isOver) return
      if (total > 0) endWelcome()
      else setIsNew(true)
    }
    load().catch(() => !isOver && setIsNew(true))
    return () => {
      isOver = true
    }
  }, [bridge])
  return isNew
}

/** A browser may ask first, and be told no: then the dialog takes the paste. The desktop app has none but the links. */
async function paste({ desktop }: Bridge): Promise<void> {
  const text = await (desktop ? linksFrom(desktop) : readClipboard()).catch(() => '')
  openDialog({ kind: 'add', text })
}

const linksFrom = async (desktop: Desktop): Promise<string> =>
  (await desktop.call('pasteLinks', {})).join('\n')

const readClipboard = async (): Promise<string> => navigator.clipboard.readText()

type StepProps = { readonly title: string; readonly text: string; readonly children: ReactNode }

function Step({ title, text, children }: StepProps) {
  return (
    <li className="welcome-step">
      <h3>{title}</h3>
      <p>{text}</p>
      {children}
    </li>
  )
}

function PaceStep() {
  const sources = useLanes((lanes) => lanes.sources)
  const [chosen, setChosen] = useState<string | null>(null)
  const name = chosen ?? sources[0]?.name ?? ''
  const lane = useLanes(({ byKey }) => byKey.get(name))
  if (!lane) return null
  return (
    <Step title={words.pace} text={words.paceText}>
      <div className="welcome-pace">
        <Select
          label={texts.toolbar.source}
          options={sources.map((source) => ({ id: source.name, label: source.label }))}
          value={name}
          onChange={setChosen}
        />
        <LaneSettings key={lane.key} lane={lane} />
      </div>
    </Step>
  )
}
