import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { report } from '../state/notices.ts'
import { texts } from '../texts.ts'
import { IconButton } from './button.tsx'

const SHOWN_MS = 1_500

type Props = { readonly text: string | (() => string); readonly label: string }

/** Copies, and says so for a moment. */
export function CopyButton({ text, label }: Props) {
  const [isDone, setIsDone] = useState(false)
  useEffect(() => {
    if (!isDone) return
    const timer = setTimeout(() => setIsDone(false), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [isDone])
  const copy = async () => {
    await navigator.clipboard.writeText(typeof text === 'string' ? text : text())
    setIsDone(true)
  }
  return (
    <IconButton label={isDone ? texts.copied : label} onPress={() => copy().catch(report)}>
      {isDone ? <Check aria-hidden size={14} /> : <Copy aria-hidden size={14} />}
    </IconButton>
  )
}
