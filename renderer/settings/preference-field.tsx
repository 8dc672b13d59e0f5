import { RotateCcw } from 'lucide-react'
import { texts } from '../texts.ts'
import { IconButton } from '../ui/button.tsx'
import { NumberInput, TextInput } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { Switch } from '../ui/switch.tsx'
import { check, type Field, isDefault } from './fields.ts'

const words = texts.preferences

type Props = {
  readonly field: Field
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  /** Back to the default. */
  readonly onReset: () => void
}

/** A preference with its line of explanation, what is wrong with it, and its default one click away. */
export function PreferenceField({ field, value, onChange, onReset }: Props) {
  const { label } = words.fields[field.key]
  return (
    <div className="preference">
      <Control field={field} value={value} onChange={onChange} />
      {!isDefault(field, value) && (
        <IconButton label={words.toDefault({ label })} tip={words.toDefaultTip} onPress={onReset}>
          <RotateCcw aria-hidden size={15} />
        </IconButton>
      )}
    </div>
  )
}

function Control({ field, value, onChange }: Omit<Props, 'onReset'>) {
  const { label, help } = words.fields[field.key]
  const checked = check(field, value)
  const error = 'error' in checked ? checked.error : null
  const common = { label, help, error, onChange }
  switch (field.kind) {
    case 'text':
      return <TextInput {...common} value={String(value)} />
    case 'number':
      return <NumberInput {...common} value={String(value)} min={field.min} max={field.max} />
    case 'choice':
      return <Select {...common} options={field.options()} value={String(value)} />
    case 'switch':
      return (
        <Switch isOn={value === true} onChange={onChange} help={help}>
          {label}
        </Switch>
      )
    case 'own':
      return <field.Editor {...common} value={value} />
  }
}
