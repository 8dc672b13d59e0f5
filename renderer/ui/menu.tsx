import { Check, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Menu, MenuItem, Popover, Separator, SubmenuTrigger } from 'react-aria-components'
import './menu.css'

type ItemProps = {
  readonly id: string
  readonly label: string
  readonly icon?: ReactNode
  readonly keys?: string
  readonly isDisabled?: boolean
  readonly isDanger?: boolean
}

export function Item({ id, label, icon, keys, isDisabled = false, isDanger = false }: ItemProps) {
  return (
    <MenuItem
      id={id}
      className="menu-item"
      textValue={label}
      isDisabled={isDisabled}
      data-danger={isDanger || undefined}
    >
      <span className="menu-icon">{icon}</span>
      <span className="menu-label">{label}</span>
      {keys !== undefined && <kbd className="menu-keys">{keys}</kbd>}
    </MenuItem>
  )
}

export function CheckItem({ id, label }: { readonly id: string; readonly label: string }) {
  return (
    <MenuItem id={id} className="menu-item" textValue={label}>
      <span className="menu-icon">
        <Check className="menu-check" aria-hidden size={15} />
      </span>
      <span className="menu-label">{label}</span>
    </MenuItem>
  )
}

export const Rule = () => <Separator className="menu-rule" />

type SubmenuProps = {
  readonly label: string
  readonly icon?: ReactNode
  readonly isDisabled?: boolean
  readonly selected?: string
  readonly onAction: (id: string) => void
  readonly children: ReactNode
}

export function Submenu({ label, icon, isDisabled = false, selected, onAction, children }: SubmenuProps) {
  return (
    <SubmenuTrigger>
      <MenuItem className="menu-item" textValue={label} isDisabled={isDisabled}>
        <span className="menu-icon">{icon}</span>
        <span className="menu-label">{label}</span>
        <ChevronRight aria-hidden size={15} />
      </MenuItem>
      <Popover className="menu-popover">
        <Menu
          className="menu"
          aria-label={label}
          onAction={(key) => onAction(String(key))}
          {...(selected !== undefined && { selectionMode: 'single' as const, selectedKeys: [selected] })}
        >
          {children}
        </Menu>
      </Popover>
    </SubmenuTrigger>
  )
}
