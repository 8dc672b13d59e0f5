import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import './button.css'

type ButtonProps = {
  readonly kind: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly children: ReactNode
  readonly onPress?: () => void
  readonly type?: 'button' | 'submit'
  readonly isDisabled?: boolean
  readonly autoFocus?: boolean
  /** Where the visible words are not enough by themselves. */
  readonly label?: string
}

export function Button({ kind, label, ...props }: ButtonProps) {
  return (
    <AriaButton
      className={`button button-${kind}`}
      {...props}
      {...(label !== undefined && { 'aria-label': label })}
    />
  )
}

type IconButtonProps = {
  /** Its name; also its tip, unless `tip` is a shorter one. */
  readonly label: string
  readonly tip?: string
  readonly children: ReactNode
  readonly onPress: () => void
  readonly isPressed?: boolean
}

export function IconButton({ label, tip = label, children, onPress, isPressed }: IconButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      aria-pressed={isPressed}
      data-tip={tip}
      onClick={onPress}
    >
      {children}
    </button>
  )
}
