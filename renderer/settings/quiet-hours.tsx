import type { QuietHours } from '../../shared/preferences.ts'
import { texts } from '../texts.ts'
import { TimeInput } from '../ui/field.tsx'
import { Switch } from '../ui/switch.tsx'
import type { EditorProps } from './fields.ts'

const words = texts.preferences.quiet
const USUAL: QuietHours = { from: '22:00', to: '07:00' }

/** On or off, and from when to when. */
export function QuietHoursEditor({ label, help, value, error, onChange }: EditorProps<QuietHours | null>) {
  return (
    <fieldset className="quiet-hours" aria-label={label}>
      <Switch isOn={value !== null} onChange={(isOn) => onChange(isOn ? USUAL : null)} help={help}>
        {label}
      </Switch>
      {value && (
        <div className="quiet-hours-times">
          <TimeInput
            label={words.from}
            value={value.from}
            onChange={(from) => onChange({ ...value, from })}
            error={value.from === '' ? error : null}
          />
          <TimeInput
            label={words.to}
            value={value.to}
            onChange={(to) => onChange({ ...value, to })}
            error={value.to === '' ? error : null}
          />
        </div>
      )}
    </fieldset>
  )
}
