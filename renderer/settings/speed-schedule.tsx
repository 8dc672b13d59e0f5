import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { Day, SpeedRule } from '../../shared/speed-schedule.ts'
import { texts } from '../texts.ts'
import { TimeInput } from '../ui/field.tsx'
import type { EditorProps } from './fields.ts'
import { RuleList } from './rule-list.tsx'
import { SpeedLimitInput } from './speed-limit.tsx'
import './speed-schedule.css'

const words = texts.preferences.schedule
/** A week as most calendars have it. */
const week: readonly Day[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const usual: SpeedRule = { days: week.slice(0, 5), from: '08:00', to: '18:00', limit: 1_000_000 }

/** Other limits at other times: a line for each rule. */
export function SpeedScheduleEditor({ label, help, value, error, onChange }: EditorProps<SpeedRule[]>) {
  return (
    <RuleList
      label={label}
      rules={value}
      blank={usual}
      words={{ add: words.add, rule: words.rule, remove: words.remove }}
      className="speed-rule"
      below={error === null ? <p className="field-help">{help}</p> : <p className="field-error">{error}</p>}
      onChange={onChange}
    >
      {(rule, onRule) => <RuleFields rule={rule} onChange={onRule} />}
    </RuleList>
  )
}

type FieldsProps = { readonly rule: SpeedRule; readonly onChange: (rule: SpeedRule) => void }

function RuleFields({ rule, onChange }: FieldsProps) {
  return (
    <>
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
    </>
  )
}
