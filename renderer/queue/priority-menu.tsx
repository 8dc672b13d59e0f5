import { Flag } from 'lucide-react'
import type { DownloadRecord } from '../../shared/record.ts'
import { texts } from '../texts.ts'
import { CheckItem, Submenu } from '../ui/menu.tsx'
import { can } from './actions.ts'

const levels = ['high', 'normal', 'low'] as const

type Props = { readonly records: readonly DownloadRecord[]; readonly onAction: (level: string) => void }

export function PriorityMenu({ records, onAction }: Props) {
  const isOpen = levels.some((level) => records.some((record) => can(level, record)))
  const [first, ...others] = new Set(records.map(({ priority }) => priority))
  const common = others.length === 0 ? (first ?? '') : ''
  return (
    <Submenu
      label={texts.menu.priority}
      icon={<Flag aria-hidden size={15} />}
      isDisabled={!isOpen}
      selected={common}
      onAction={onAction}
    >
      {levels.map((level) => (
        <CheckItem key={level} id={level} label={texts.priorities[level]} />
      ))}
    </Submenu>
  )
}
