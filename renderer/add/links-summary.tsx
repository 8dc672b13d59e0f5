import { useMemo } from 'react'
import { laneLabel, useLanes } from '../state/lanes.ts'
import { texts } from '../texts.ts'
import { Select } from '../ui/select.tsx'
import { type FoundLinks, type Known, tally } from './links.ts'
import type { Matches } from './use-matches.ts'

const words = texts.add

type Props = {
  readonly text: string
  readonly found: FoundLinks
  readonly matches: Matches
  readonly toAdd: number
  readonly known: Known
  readonly onKnown: (known: Known) => void
}

/** What a paste comes to: how many links, for which sources, and what is left out. */
export function LinksSummary({ text, found: { links, doubles }, matches, toAdd, known, onKnown }: Props) {
  const lanes = useLanes()
  const sums = useMemo(() => (matches.kind === 'known' ? tally(matches.list) : null), [matches])
  if (links.length === 0) {
    return <p className="summary">{text.trim() === '' ? words.none : words.noneFound}</p>
  }
  const knownCount = sums ? sums.queued + sums.completed : 0
  return (
    <div className="summary">
      <div className="summary-line" role="status">
        <strong>{words.found({ n: links.length })}</strong>
        {matches.kind === 'asking' && <span>{words.looking}</span>}
        {sums?.bySource.map(([source, count]) => (
          <span key={source} className="summary-source">
            {laneLabel(lanes, source)} <b>{count}</b>
          </span>
        ))}
        {doubles > 0 && <span>{words.doubles({ n: doubles })}</span>}
        {sums && sums.unknown > 0 && <span data-tone="failed">{words.leftOut({ n: sums.unknown })}</span>}
        {sums && toAdd !== links.length && (
          <span className="summary-total">{words.willAdd({ n: toAdd })}</span>
        )}
      </div>
      {matches.kind === 'refused' && <p className="refusal">{matches.message}</p>}
      {knownCount > 0 && (
        <Select
          label={words.known}
          options={[
            { id: 'skip', label: words.knownSkip({ n: knownCount }) },
            { id: 'again', label: words.knownAgain({ n: knownCount }) },
          ]}
          value={known}
          onChange={(id) => onKnown(id === 'again' ? 'again' : 'skip')}
        />
      )}
    </div>
  )
}
