import { useState } from 'react'
import { texts } from '../texts.ts'
import { NumberInput } from '../ui/field.tsx'
import type { EditorProps } from './fields.ts'

const MOST_KILOBYTES = 100_000_000

/** In kB/s, as limits are thought of; empty: none. The value is in bytes per second. */
export function SpeedLimitInput({ label, help, value, error, onChange }: EditorProps<number>) {
  const [typed, setTyped] = useState({ text: textOf(value), value })
  // Set by something else meanwhile, as by the way back to the default.
  const text = Object.is(typed.value, value) ? typed.text : textOf(value)
  return (
    <NumberInput
      label={label}
      help={help}
      value={text}
      placeholder={texts.preferences.noLimit}
      error={error}
      min={0}
      max={MOST_KILOBYTES}
      step="any"
      onChange={(next) => {
        const limit = Math.round(Number(next) * 1_000)
        setTyped({ text: next, value: limit })
        onChange(limit)
      }}
    />
  )
}

const textOf = (value: number): string => (value === 0 || Number.isNaN(value) ? '' : String(value / 1_000))
