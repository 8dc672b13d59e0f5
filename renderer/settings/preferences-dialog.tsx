import { type FormEvent, useState } from 'react'
import { type Preferences, PreferencesPatch } from '../../shared/preferences.ts'
import { checkNumber } from '../lanes/draft-number.ts'
import { useAsk } from '../state/engine.tsx'
import { usePreferences } from '../state/preferences.ts'
import { texts } from '../texts.ts'
import { Button } from '../ui/button.tsx'
import { NumberInput, TextInput } from '../ui/field.tsx'
import { Modal } from '../ui/modal.tsx'
import { Select } from '../ui/select.tsx'

const words = texts.preferences
const appearances = ['system', 'light', 'dark'] as const
const { maxActive: MaxActive, maxAttempts: MaxAttempts } = PreferencesPatch.required().shape

export function PreferencesDialog({ onClose }: { readonly onClose: () => void }) {
  const preferences = usePreferences((state) => state.preferences)
  return (
    <Modal title={words.title} onClose={onClose}>
      {preferences && <PreferencesForm preferences={preferences} onClose={onClose} />}
    </Modal>
  )
}

type FormProps = { readonly preferences: Preferences; readonly onClose: () => void }

function PreferencesForm({ preferences, onClose }: FormProps) {
  const ask = useAsk()
  const [appearance, setAppearance] = useState(preferences.appearance)
  const [downloadDir, setDownloadDir] = useState(preferences.downloadDir)
  const [maxActive, setMaxActive] = useState(String(preferences.maxActive))
  const [maxAttempts, setMaxAttempts] = useState(String(preferences.maxAttempts))
  const active = checkNumber(MaxActive, maxActive)
  const attempts = checkNumber(MaxAttempts, maxAttempts)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if ('error' in active || 'error' in attempts) return
    const saved = await ask('setPreferences', {
      appearance,
      downloadDir: downloadDir.trim(),
      maxActive: active.value,
      maxAttempts: attempts.value,
    })
    if (!saved) return
    usePreferences.setState({ preferences: saved })
    onClose()
  }

  return (
    <form className="form" onSubmit={(event) => void save(event)}>
      <Select
        label={words.appearance}
        options={appearances.map((id) => ({ id, label: words[id] }))}
        value={appearance}
        onChange={(id) => setAppearance(appearances.find((each) => each === id) ?? 'system')}
      />
      <TextInput label={words.folder} value={downloadDir} onChange={setDownloadDir} help={words.folderHelp} />
      <div className="form-pair">
        <NumberInput
          label={words.maxActive}
          value={maxActive}
          onChange={setMaxActive}
          help={words.maxActiveHelp}
          error={'error' in active ? words.maxActiveInvalid : null}
          min={1}
          max={256}
        />
        <NumberInput
          label={words.maxAttempts}
          value={maxAttempts}
          onChange={setMaxAttempts}
          help={words.maxAttemptsHelp}
          error={'error' in attempts ? words.maxAttemptsInvalid : null}
          min={1}
          max={100}
        />
      </div>
      <div className="modal-buttons">
        <Button kind="plain" onPress={onClose}>
          {words.cancel}
        </Button>
        <Button kind="primary" type="submit" isDisabled={'error' in active || 'error' in attempts}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}
