import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import './folding-button.css'

type Props = {
  readonly kind: 'primary' | 'plain'
  readonly icon: ReactNode
  readonly words: string
  readonly onPress: () => void
  readonly isDisabled?: boolean
}

/** A button with icon and words; where there is no room for its words they are its name and tip. */
export function FoldingButton({ kind, icon, words, ...props }: Props) {
  return (
    <AriaButton className={`button button-${kind} button-folding`} data-tip={words} {...props}>
      {icon}
      <span className="folding-words">{words}</span>
    </AriaButton>
  )
}

/** Whether its words have gone out of sight. */
export function isFolded(button: HTMLElement): boolean {
  const words = button.querySelector('.folding-words')
  return words === null || words.getBoundingClientRect().top >= button.getBoundingClientRect().bottom
}
