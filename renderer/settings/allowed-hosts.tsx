import { useState } from 'react'
import { TextInput } from '../ui/field.tsx'
import type { EditorProps } from './fields.ts'

/** Host names in one line, with commas between. */
export function AllowedHosts({ label, help, value, error, onChange }: EditorProps<string[]>) {
  const [text, setText] = useState(value.join(', '))
  // What came from elsewhere, the way back to the default for one, takes the place of what was typed.
  const shown = namesIn(text).join() === value.join() ? text : value.join(', ')
  const change = (next: string) => {
    setText(next)
    onChange(namesIn(next))
  }
  return <TextInput label={label} help={help} value={shown} error={error} onChange={change} />
}

const namesIn = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
