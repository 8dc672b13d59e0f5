import type { KeyboardEvent, ReactNode } from 'react'
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components'
import './field.css'

type FieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly help?: ReactNode
  /** What is wrong with the value; null: nothing. */
  readonly error?: string | null
  readonly placeholder?: string
  readonly autoFocus?: boolean
}

export function TextInput(props: FieldProps) {
  return (
    <Field {...props}>
      <Input className="input" placeholder={props.placeholder ?? ''} autoComplete="off" spellCheck={false} />
    </Field>
  )
}

type NumberProps = FieldProps & {
  readonly min: number
  readonly max: number
  readonly step?: number | 'any'
  readonly onBlur?: () => void
  readonly onKeyDown?: (event: KeyboardEvent) => void
}

/** A real spinbutton, which react-aria's own number field is not: it is a text box. */
export function NumberInput({ min, max, step = 1, onBlur, onKeyDown, ...props }: NumberProps) {
  return (
    <Field {...props}>
      <Input
        className="input input-number"
        type="number"
        placeholder={props.placeholder ?? ''}
        inputMode={step === 'any' ? 'decimal' : 'numeric'}
        min={min}
        max={max}
        step={step}
        {...(onBlur && { onBlur })}
        {...(onKeyDown && { onKeyDown })}
      />
    </Field>
  )
}

/** A time of day, as `22:30`; empty while it is not whole. */
export function TimeInput(props: FieldProps) {
  return (
    <Field {...props}>
      <Input className="input" type="time" />
    </Field>
  )
}

export function TextBox({ rows, ...props }: FieldProps & { readonly rows: number }) {
  return (
    <Field {...props}>
      <TextArea
        className="input input-box"
        rows={rows}
        placeholder={props.placeholder ?? ''}
        spellCheck={false}
      />
    </Field>
  )
}

function Field({
  label,
  value,
  onChange,
  help,
  error,
  autoFocus,
  children,
}: FieldProps & { readonly children: ReactNode }) {
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      autoFocus={autoFocus ?? false}
    >
      <Label className="field-label">{label}</Label>
      {children}
      {help !== undefined && !error && (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  )
}
