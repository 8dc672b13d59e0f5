import type { ReactNode } from 'react'
import { CopyButton } from '../ui/copy-button.tsx'

type Props = {
  readonly name: string
  readonly children: ReactNode
  readonly copy?: string
  readonly copyLabel?: string
}

/** One line of a list of facts; `copy`: what its button copies. */
export function Fact({ name, children, copy, copyLabel = '' }: Props) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>
        <span className="fact-text" dir="auto">
          {children}
        </span>
        {copy !== undefined && <CopyButton text={copy} label={copyLabel} />}
      </dd>
    </div>
  )
}
