import { Plus, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, IconButton } from '../ui/button.tsx'
import './rule-list.css'

type Props<R> = {
  readonly label: string
  readonly rules: readonly R[]
  /** What a rule begins as. */
  readonly blank: R
  readonly words: {
    readonly add: string
    readonly rule: (values: { n: number }) => string
    readonly remove: (values: { n: number }) => string
  }
  /** What there is to know of them, or what is wrong. */
  readonly below: ReactNode
  /** For the columns of a rule's fields. */
  readonly className: string
  readonly children: (rule: R, onChange: (rule: R) => void) => ReactNode
  readonly onChange: (rules: R[]) => void
}

/** Rules in their order, each with its fields, that can be added to and taken from. */
export function RuleList<R>(props: Props<R>) {
  const { label, rules, blank, words, below, className, children, onChange } = props
  const replace = (at: number, ...others: R[]) => onChange(rules.toSpliced(at, 1, ...others))
  return (
    <fieldset className="rules">
      <legend className="field-label">{label}</legend>
      {rules.map((rule, at) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: its place is all a rule is known by while it is typed.
          key={at}
          className={`rule ${className}`}
          aria-label={words.rule({ n: at + 1 })}
        >
          {children(rule, (changed) => replace(at, changed))}
          <IconButton label={words.remove({ n: at + 1 })} onPress={() => replace(at)}>
            <Trash2 aria-hidden size={15} />
          </IconButton>
        </fieldset>
      ))}
      <Button kind="plain" onPress={() => onChange([...rules, blank])}>
        <Plus aria-hidden size={15} />
        {words.add}
      </Button>
      {below}
    </fieldset>
  )
}
