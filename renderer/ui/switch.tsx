import { type ReactNode, useId } from 'react'
import { Switch as AriaSwitch } from 'react-aria-components'
import './switch.css'

type Props = {
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  readonly help?: string
  readonly children: ReactNode
}

export function Switch({ isOn, onChange, help, children }: Props) {
  const helpId = useId()
  const control = (
    <AriaSwitch
      className="switch"
      isSelected={isOn}
      onChange={onChange}
      {...(help !== undefined && { 'aria-describedby': helpId })}
    >
      <span className="switch-track" aria-hidden="true" />
      {children}
    </AriaSwitch>
  )
  if (help === undefined) return control
  return (
    <div className="field">
      {control}
      <p id={helpId} className="field-help">
        {help}
      </p>
    </div>
  )
}
