import { type FormEvent, useState } from 'react'
import type { SourceView } from '../../shared/source.ts'
import { CallError } from '../bridge/bridge.ts'
import { problemAt } from '../engine-words.ts'
import { useBridge } from '../state/engine.tsx'
import { loadSources } from '../state/lanes.ts'
import { usePreferences } from '../state/preferences.ts'
import { texts } from '../texts.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { TextBox, TextInput } from '../ui/field.tsx'
import { Modal } from '../ui/modal.tsx'
import { Select } from '../ui/select.tsx'
import { Switch } from '../ui/switch.tsx'
import {
  formOf,
  type LabelledField,
  type SourceField,
  settingsWith,
  type Typed,
  typedOf,
} from './source-fields.ts'
import './source-settings.css'

const words = texts.settings
/** An id of its own for what is not set: a list has no empty one. */
const UNSET = 'unset'
const SERVER_ROWS = 3

type Props = { readonly source: SourceView; readonly onClose: () => void }

/** What can be set of a source. The engine says what of it cannot be. */
export function SourceSettings({ source, onClose }: Props) {
  const { name, label } = source
  const bridge = useBridge()
  const settings = usePreferences(({ preferences }) => preferences?.sources[name]) ?? {}
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>({})
  const [problem, setProblem] = useState<Error | null>(null)
  const refusal = problem instanceof CallError ? problem.said : undefined
  const fields = formOf(source)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const next = settingsWith(settings, fields, typed)
    const value = Object.keys(next).length > 0 ? next : null
    try {
      const preferences = await bridge.call('setPreferences', { sources: { [name]: value } })
      usePreferences.setState({ preferences })
      // Whether it is set up now is for the engine to find out.
      await loadSources(bridge)
      onClose()
    } catch (error) {
      setProblem(error instanceof Error ? error : new Error(String(error)))
    }
  }
  return (
    <Modal title={words.title({ label })} onClose={onClose}>
      <form className="form" onSubmit={(event) => void save(event)}>
        <div className="source-fields">
          {fields.map((field) => (
            <SettingControl
              key={field.key}
              field={field}
              value={typed[field.key] ?? typedOf(field, settings)}
              error={problemAt(field.key, refusal)}
              onChange={(value) => {
                setTyped({ ...typed, [field.key]: value })
                setProblem(null)
              }}
            />
          ))}
        </div>
        {problem !== null && (
          <p className="source-problem" role="alert">
            {problem.message}
          </p>
        )}
        <div className="modal-buttons">
          <Button kind="plain" onPress={onClose}>
            {texts.preferences.cancel}
          </Button>
          <Button kind="primary" type="submit">
            {texts.preferences.save}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

type ControlProps = {
  readonly field: LabelledField
  readonly value: Typed
  /** What is wrong with it; a text can say it itself. */
  readonly error: string | null
  readonly onChange: (value: Typed) => void
}

function SettingControl({ field, value, error, onChange }: ControlProps) {
  const { label, help } = field
  const more = help === undefined ? {} : { help }
  const common = { label, ...more, value: String(value), onChange }
  switch (field.kind) {
    case 'switch':
      return (
        <Switch isOn={value === true} onChange={onChange} {...more}>
          {label}
        </Switch>
      )
    case 'lines':
      return <TextBox {...common} error={error} rows={SERVER_ROWS} />
    case 'several':
      return (
        <Choices
          {...{ label, ...more }}
          options={field.options()}
          chosen={chosenIn(common.value)}
          onChange={(ids) => onChange(ids.join(', '))}
        />
      )
    case 'text':
    case 'figure':
    case 'commas':
      return <TextInput {...common} error={error} />
    default:
      return (
        <Select
          {...common}
          options={[{ id: UNSET, label: words.unset }, ...optionsOf(field)]}
          value={common.value === '' ? UNSET : common.value}
          onChange={(id) => onChange(id === UNSET ? '' : id)}
        />
      )
  }
}

const chosenIn = (typed: string): readonly string[] => (typed === '' ? [] : typed.split(', '))

function optionsOf(field: Extract<SourceField, { kind: 'choice' | 'several' | 'number' }>) {
  if (field.kind !== 'number') return field.options()
  return field.values.map((value) => ({ id: String(value), label: `${value}${field.unit}` }))
}
