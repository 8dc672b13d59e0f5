import { type FormEvent, useState } from 'react'
import type { DownloadRecord, RecordId } from '../../shared/record.ts'
import { findLinks } from '../add/links.ts'
import { useBridge } from '../state/engine.tsx'
import { useRecords } from '../state/records.ts'
import { texts } from '../texts.ts'
import { Button } from '../ui/button.tsx'
import { TextInput } from '../ui/field.tsx'
import { Modal } from '../ui/modal.tsx'

const words = texts.newLink

/** Whether another link would be taken: one that runs has a link that works, and what ended well needs none. */
export const takesNewLink = ({ state }: DownloadRecord): boolean =>
  state === 'Initializing' || state === 'Paused' || state === 'Errored'

type Props = { readonly id: RecordId; readonly onClose: () => void }

/** Another link to the same file, for one whose own has expired: it goes on from what has arrived. */
export function NewLinkDialog({ id, onClose }: Props) {
  const bridge = useBridge()
  const name = useRecords(({ mirror }) => mirror.get(id)?.displayName ?? '')
  const [text, setText] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const { links } = findLinks(text)
  const [link] = links.length === 1 ? links : []

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (link === undefined) return
    try {
      if (await bridge.call('refreshLink', { id, url: link })) onClose()
      else setRefusal(words.tooLate)
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <Modal title={words.title} onClose={onClose}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <p className="modal-text">{words.text({ name })}</p>
        <TextInput
          label={words.link}
          value={text}
          placeholder="https://"
          onChange={(value) => {
            setText(value)
            setRefusal(null)
          }}
          error={refusal ?? (text.trim() !== '' && link === undefined ? words.notOne : null)}
          autoFocus
        />
        <div className="modal-buttons">
          <Button kind="plain" onPress={onClose}>
            {words.cancel}
          </Button>
          <Button kind="primary" type="submit" isDisabled={link === undefined}>
            {words.submit}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
