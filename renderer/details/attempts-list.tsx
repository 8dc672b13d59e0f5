import { CircleAlert, CircleCheck, Download } from 'lucide-react'
import { useMemo } from 'react'
import type { LogLine } from '../../shared/log-line.ts'
import { outcomeWords } from '../engine-words.ts'
import { format } from '../format.ts'
import { texts } from '../texts.ts'
import { type Attempt, attemptsIn } from './attempts.ts'

const words = texts.details

export function Attempts({ lines }: { readonly lines: readonly LogLine[] }) {
  const attempts = useMemo(() => attemptsIn(lines), [lines])
  if (attempts.length === 0) return null
  return (
    <ol className="attempts" aria-label={words.attempts}>
      {attempts.map((attempt) => (
        <AttemptLine key={attempt.began} {...attempt} />
      ))}
    </ol>
  )
}

function AttemptLine({ number, began, ended, outcome, isGood }: Attempt) {
  const isRunning = ended === null
  const Icon = isRunning ? Download : isGood ? CircleCheck : CircleAlert
  const tone = isRunning ? 'downloading' : isGood ? 'completed' : 'retrying'
  return (
    <li className="attempt" data-tone={tone}>
      <Icon className="state-icon" aria-hidden size={15} />
      <span className="attempt-when">
        {words.attempt({ n: number })} · {format.time(began)}
        {ended !== null && ` · ${format.duration((ended - began) / 1000)}`}
      </span>
      <span className="attempt-outcome">{outcome === null ? words.goesOn : outcomeWords(outcome)}</span>
    </li>
  )
}
