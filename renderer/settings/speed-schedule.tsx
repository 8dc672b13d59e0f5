import { Plus, Trash2 } from 'lucide-react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { Day, SpeedRule } from '../../shared/speed-schedule.ts'
import { texts } from '../texts.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { TimeInput } from '../ui/field.tsx'
import type { EditorProps } from './fields.ts'
import { SpeedLimitInput } from './speed-limit.tsx'
import './speed-schedule.css'

const words = texts.preferences.schedule
/** A week as most calendars have it. */
const week: readonly Day[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const usual: SpeedRule = { days: week.slice(0, 5), from: '08:00', to: '18:00', limit: 1_000_000 }

/** Other limits at other times: a line for each rule. */
export function SpeedScheduleEditor({ label, help, value, error, onChange }: EditorProps<SpeedRule[]>) {
  const replace = (at: number, ...rules: SpeedRule[]) => onChange(value.toSpliced(at, 1, ...rules))
  return (
    <fieldset className="speed-schedule">
      <legend className="field-label">{label}</legend>
      {value.map((rule, at) => (
        <Rule
          // biome-ignore lint/suspicious/noArrayIndexKey: its place is all a rule is known by while it is typed.
          key={at}
          n={at + 1}
          rule={rule}
          onChange={(changed) => replace(at, changed)}
          onRemove={() => replace(at)}
        />
      ))}
      <Button kind="plain" onPress={() => onChange([...value, usual])}>
        <Plus aria-hidden size={15} />
        {words.add}
      </Button>
      {error === null ? <p className="field-help">{help}</p> : <p className="field-error">{error}</p>}
    </fieldset>
  )
}

type RuleProps = {
  readonly n: number
  readonly rule: SpeedRule
  readonly onChange: (rule: SpeedRule) => void
  readonly onRemove: () => void
}

function Rule({ n, rule, onChange, onRemove }: RuleProps) {
  return (
    <fieldset className="speed-rule" aria-label={words.rule({ n })}>
      <ToggleButtonGroup
        className="speed-rule-days"
        aria-label={words.days}
        selectionMode="multiple"
        disallowEmptySelection
        selectedKeys={rule.days}
        onSelectionChange={(chosen) => onChange({ ...rule, days: week.filter((day) => chosen.has(day)) })}
      >
        {week.map((day) => (
          <ToggleButton key={day} id={day} className="speed-rule-day">
            {words.names[day]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <TimeInput label={words.from} value={rule.from} onChange={(from) => onChange({ ...rule, from })} />
      <TimeInput label={words.to} value={rule.to} onChange={(to) => onChange({ ...rule, to })} />
      <SpeedLimitInput
        label={words.limit}
        help={words.limitHelp}
        value={rule.limit}
        error={null}
        onChange={(limit) => onChange({ ...rule, limit })}
      />
      <IconButton label={words.remove({ n })} onPress={onRemove}>
        <Trash2 aria-hidden size={15} />
      </IconButton>
    </fieldset>
  )
}
