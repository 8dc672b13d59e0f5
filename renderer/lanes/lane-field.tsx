import { useRef, useState } from 'react'
import type { z } from 'zod'
import { NumberInput } from '../ui/field.tsx'
import { checkNumber } from './draft-number.ts'

type Props = {
  readonly label: string
  readonly value: number
  readonly schema: z.ZodType<number>
  readonly min: number
  readonly max: number
  readonly step?: number | 'any'
  readonly onSave: (value: number) => Promise<unknown>
}

/** A number of a lane, saved on Enter and when one leaves it. What it shows otherwise is the engine's. */
export function LaneField({ label, value, schema, min, max, step, onSave }: Props) {
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const saving = useRef<number | null>(null)

  const change = (text: string) => {
    setDraft(text)
    if (error !== null) setError(errorOf(text))
  }
  const errorOf = (text: string) => {
    const checked = checkNumber(schema, text)
    return 'error' in checked ? checked.error : null
  }
  const save = async () => {
    if (draft === null) return
    const checked = checkNumber(schema, draft)
    if ('error' in checked) return setError(checked.error)
    setError(null)
    // Enter, and then leaving the field before the engine has answered, is one wish.
    if (saving.current === checked.value) return
    saving.current = checked.value
    if (checked.value !== value) await onSave(checked.value)
    saving.current = null
    // What was typed while that took its time stays.
    setDraft((latest) => (latest === draft ? null : latest))
  }
  const giveUp = () => {
    setDraft(null)
    setError(null)
  }

  return (
    <NumberInput
      label={label}
      value={draft ?? String(value)}
      onChange={change}
      error={error}
      min={min}
      max={max}
      {...(step !== undefined && { step })}
      onBlur={() => void save()}
      onKeyDown={({ key }) => {
        if (key === 'Enter') void save()
        if (key === 'Escape') giveUp()
      }}
    />
  )
}
