import { type FormEvent, useMemo, useState } from 'react'
import type { ParamsOf } from '../../shared/methods.ts'
import { useBridge } from '../state/engine.tsx'
import { useLanes } from '../state/lanes.ts'
import { usePreferences } from '../state/preferences.ts'
import { texts } from '../texts.ts'
import { Button } from '../ui/button.tsx'
import { TextBox, TextInput } from '../ui/field.tsx'
import { Modal } from '../ui/modal.tsx'
import { Select } from '../ui/select.tsx'
import { type FoundLinks, findLinks, forecastSources } from './links.ts'
import './add.css'

const AUTOMATIC = 'automatic'
/** What the method table takes at once. */
const MOST_LINKS = 10_000

type Props = { readonly initialText: string; readonly onClose: () => void }

export function AddDialog({ initialText, onClose }: Props) {
  const bridge = useBridge()
  const sources = useLanes((lanes) => lanes.sources)
  const downloadDir = usePreferences(({ preferences }) => preferences?.downloadDir ?? '')
  const [text, setText] = useState(initialText)
  const [source, setSource] = useState(AUTOMATIC)
  const [dir, setDir] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const found = useMemo(() => findLinks(text), [text])
  const count = found.links.length
  const isTooMany = count > MOST_LINKS

  const add = async () => {
    setIsBusy(true)
    setRefusal(null)
    try {
      await bridge.call('add', addParams(found.links, source, dir))
      onClose()
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error))
      setIsBusy(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void add()
  }

  return (
    <Modal title={texts.add.title} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <TextBox
          label={texts.add.links}
          rows={8}
          value={text}
          onChange={setText}
          placeholder={texts.add.placeholder}
          error={isTooMany ? texts.add.tooMany(count, MOST_LINKS) : null}
          autoFocus
        />
        <LinksSummary text={text} found={found} isAutomatic={source === AUTOMATIC} />
        <div className="form-pair">
          <Select
            label={texts.add.source}
            options={[
              { id: AUTOMATIC, label: texts.add.automatic },
              ...sources.map(({ name, label }) => ({ id: name, label })),
            ]}
            value={source}
            onChange={setSource}
          />
          <TextInput
            label={texts.add.folder}
            value={dir}
            onChange={setDir}
            help={downloadDir ? texts.add.folderDefault(downloadDir) : texts.add.folderHelp}
          />
        </div>
        {refusal !== null && (
          <p className="refusal" role="alert">
            {refusal}
          </p>
        )}
        <div className="modal-buttons">
          <Button kind="plain" onPress={onClose}>
            {texts.add.cancel}
          </Button>
          <Button kind="primary" type="submit" isDisabled={count === 0 || isTooMany || isBusy}>
            {texts.add.submit}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function addParams(links: readonly string[], source: string, dir: string): ParamsOf<'add'> {
  return {
    urls: [...links],
    ...(source !== AUTOMATIC && { source }),
    ...(dir.trim() !== '' && { dir: dir.trim() }),
  }
}

type SummaryProps = { readonly text: string; readonly found: FoundLinks; readonly isAutomatic: boolean }

function LinksSummary({ text, found: { links, doubles }, isAutomatic }: SummaryProps) {
  const sources = useLanes((lanes) => lanes.sources)
  const bySource = useMemo(() => forecastSources(links, sources), [links, sources])
  if (links.length === 0) {
    return <p className="summary">{text.trim() === '' ? texts.add.none : texts.add.noneFound}</p>
  }
  return (
    <div className="summary">
      <strong>{texts.add.found(links.length)}</strong>
      {isAutomatic &&
        bySource.map(([label, count]) => (
          <span key={label} className="summary-source">
            {label} <b>{count}</b>
          </span>
        ))}
      {doubles > 0 && <span>{texts.add.doubles(doubles)}</span>}
    </div>
  )
}
