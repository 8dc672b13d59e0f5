import { type FormEvent, useState } from 'react'
import { useDownloadDir } from '../state/download-dir.ts'
import { useBridge } from '../state/engine.tsx'
import { texts } from '../texts.ts'
import { Button } from '../ui/button.tsx'
import { TextInput } from '../ui/field.tsx'

/** The folder for downloads, changed where it is shown. */
export function FolderField() {
  const bridge = useBridge()
  const dir = useDownloadDir()
  const [draft, setDraft] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (draft === null) return
    try {
      await bridge.call('setPreferences', { downloadDir: draft.trim() })
      setDraft(null)
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <form className="welcome-folder" onSubmit={(event) => void save(event)}>
      <TextInput
        label={texts.preferences.fields.downloadDir.label}
        value={draft ?? dir ?? ''}
        onChange={(value) => {
          setDraft(value)
          setRefusal(null)
        }}
        error={refusal}
      />
      {draft !== null && draft.trim() !== dir && (
        <Button kind="plain" type="submit">
          {texts.welcome.change}
        </Button>
      )}
    </form>
  )
}
