import { useId } from 'react'
import { Switch } from './switch.tsx'
import './field.css'
import './choices.css'

type Props = {
  readonly label: string
  readonly help?: string
  readonly options: readonly { readonly id: string; readonly label: string }[]
  /** Ids of the options, in any order. */
  readonly chosen: readonly string[]
  /** The ids in the order of the options. */
  readonly onChange: (ids: readonly string[]) => void
}

/** Any of a few options, or none. */
export function Choices({ label, help, options, chosen, onChange }: Props) {
  const helpId = useId()
  const turn = (turned: string, isOn: boolean) =>
    onChange(options.map(({ id }) => id).filter((id) => (id === turned ? isOn : chosen.includes(id))))
  return (
    <fieldset className="field choices" {...(help !== undefined && { 'aria-describedby': helpId })}>
      <legend className="field-label">{label}</legend>
      {options.map((option) => (
        <Switch key={option.id} isOn={chosen.includes(option.id)} onChange={(isOn) => turn(option.id, isOn)}>
          {option.label}
        </Switch>
      ))}
      {help !== undefined && (
        <p id={helpId} className="field-help">
          {help}
        </p>
      )}
    </fieldset>
  )
}
