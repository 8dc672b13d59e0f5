import { useState } from 'react'
import { Budget } from '../../shared/lane.ts'
import { issueWords } from '../issue-words.ts'
import { texts } from '../texts.ts'
import { NumberInput } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'

const words = texts.lanes
const periods = { minute: 60, hour: 3_600, day: 86_400 } as const
type Period = keyof typeof periods
const names = Object.keys(periods) as Period[]

type Props = { readonly budget: Budget | null; readonly onSave: (budget: Budget | null) => Promise<unknown> }

/** So many starts a minute, an hour or a day; empty: as many as the other limits allow. */
export function BudgetField({ budget, onSave }: Props) {
  const [starts, setStarts] = useState(budget === null ? '' : String(budget.starts))
  const [period, setPeriod] = useState<Period>(periodOf(budget))
  const [error, setError] = useState<string | null>(null)

  const save = (text: string, chosen: Period) => {
    const wanted = text.trim() === '' ? null : { starts: Number(text), seconds: periods[chosen] }
    const checked = Budget.nullable().safeParse(wanted)
    if (!checked.success) return setError(issueWords(checked.error.issues[0]))
    setError(null)
    if (JSON.stringify(checked.data) !== JSON.stringify(budget)) void onSave(checked.data)
  }
  return (
    <div className="lane-budget">
      <NumberInput
        label={words.budget}
        value={starts}
        onChange={setStarts}
        placeholder={words.noBudget}
        error={error}
        min={1}
        max={1_000}
        onBlur={() => save(starts, period)}
        onKeyDown={({ key }) => {
          if (key === 'Enter') save(starts, period)
        }}
      />
      <Select
        label={words.per}
        options={names.map((id) => ({ id, label: words.periods[id] }))}
        value={period}
        onChange={(id) => {
          const chosen = names.find((name) => name === id) ?? 'hour'
          setPeriod(chosen)
          save(starts, chosen)
        }}
      />
    </div>
  )
}

/** The nearest a person can choose: another client may have set any number of seconds. */
function periodOf(budget: Budget | null): Period {
  const seconds = budget?.seconds ?? periods.hour
  return (
    names.toSorted((a, b) => Math.abs(periods[a] - seconds) - Math.abs(periods[b] - seconds))[0] ?? 'hour'
  )
}
