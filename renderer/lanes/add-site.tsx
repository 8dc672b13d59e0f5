import { Plus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { LaneView } from '../../shared/lane.ts'
import { useAsk } from '../state/engine.tsx'
import { texts } from '../texts.ts'
import { Button } from '../ui/button.tsx'
import { TextInput } from '../ui/field.tsx'

const words = texts.lanes

/** The host in what a person typed: a whole link, or a name with or without its port. */
export function hostIn(text: string): string | null {
  const trimmed = text.trim()
  if (trimmed === '') return null
  const address = /^https?:\/\//.test(trimmed) ? trimmed : `https://${trimmed}`
  return URL.canParse(address) ? new URL(address).host : null
}

/** Gives a site limits of its own before anything has come from it. */
export function AddSite({ lane }: { readonly lane: LaneView }) {
  const ask = useAsk()
  const [text, setText] = useState<string | null>(null)
  const host = hostIn(text ?? '')
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (host === null) return
    const { source, concurrency, delay } = lane
    if (await ask('setLane', { source, host, concurrency, delay })) setText(null)
  }
  if (text === null) {
    return (
      <Button kind="quiet" onPress={() => setText('')}>
        <Plus aria-hidden size={14} />
        {words.addSite}
      </Button>
    )
  }
  return (
    <form className="add-site" onSubmit={(event) => void add(event)}>
      <TextInput label={words.site} value={text} onChange={setText} placeholder="example.org" autoFocus />
      <Button kind="plain" type="submit" isDisabled={host === null}>
        {words.addSiteDone}
      </Button>
    </form>
  )
}
