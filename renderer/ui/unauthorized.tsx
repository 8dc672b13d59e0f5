import { type FormEvent, useState } from 'react'
import { rememberSecret, secretIn } from '../bridge/secret.ts'
import { texts } from '../texts.ts'
import { Button } from './button.tsx'
import { TextInput } from './field.tsx'
import { Mark } from './mark.tsx'

const words = texts.unauthorized

export function Unauthorized({ why }: { readonly why: 'missing' | 'wrong' }) {
  const [text, setText] = useState('')
  const open = (event: FormEvent) => {
    event.preventDefault()
    rememberSecret(secretIn(text))
    location.reload()
  }
  return (
    <main className="screen">
      <Mark size={56} />
      <h1>{words.title}</h1>
      <p>{words[why]}</p>
      <p>{words.help}</p>
      <form className="screen-form" onSubmit={open}>
        <TextInput label={words.field} value={text} onChange={setText} />
        <Button kind="primary" type="submit" isDisabled={secretIn(text) === ''}>
          {words.open}
        </Button>
      </form>
    </main>
  )
}
