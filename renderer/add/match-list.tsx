import { useVirtualizer } from '@tanstack/react-virtual'
import { FolderInput } from 'lucide-react'
import { useRef } from 'react'
import type { LinkMatch } from '../../shared/methods.ts'
import type { Probed } from '../../shared/probe.ts'
import { laneLabel, useLanes } from '../state/lanes.ts'
import { texts } from '../texts.ts'
import type { Known } from './links.ts'
import { ProbedFacts } from './probed-facts.tsx'
import type { Probes } from './use-probes.ts'

const words = texts.add
const LINE_REM = 2

type Props = {
  readonly matches: readonly LinkMatch[]
  readonly known: Known
  /** All go to a folder that was chosen for them, whatever the rules say. */
  readonly hasFolder: boolean
  readonly probes: Probes['answers']
}

/** Each link by the name it would have, with its source and whether it was here before. */
export function MatchList({ matches, known, hasFolder, probes }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const virtualizer = useVirtualizer({
    count: matches.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_REM * rem,
    overscan: 4,
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard has to be able to scroll it.
    <section ref={scroller} className="matches" aria-label={words.preview} tabIndex={0}>
      {/* biome-ignore lint/a11y/useSemanticElements: its lines are placed by hand, and Safari drops such lists. */}
      <div role="list" className="matches-inner" style={{ blockSize: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const match = matches[index]
          return (
            match && (
              <Line
                key={match.url}
                match={match}
                known={known}
                hasFolder={hasFolder}
                probed={probes.get(match.url)}
                top={start}
                count={matches.length}
                index={index}
              />
            )
          )
        })}
      </div>
    </section>
  )
}

type LineProps = {
  readonly match: LinkMatch
  readonly known: Known
  readonly hasFolder: boolean
  readonly probed: Probed | undefined
  readonly top: number
  readonly index: number
  readonly count: number
}

function Line({ match, known, hasFolder, probed, top, index, count }: LineProps) {
  const { url, source, displayName, known: before, dir } = match
  const label = useLanes((lanes) => (source === null ? words.noSource : laneLabel(lanes, source)))
  const isLeftOut = source === null || (before !== null && known === 'skip')
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above.
    <div
      role="listitem"
      className="match"
      aria-posinset={index + 1}
      aria-setsize={count}
      data-left-out={isLeftOut || undefined}
      style={{ transform: `translateY(${top}px)` }}
      title={url}
    >
      <span className="match-name" dir="auto">
        {probed?.kind === 'facts' ? probed.facts.name : displayName}
      </span>
      {probed && <ProbedFacts probed={probed} />}
      {dir !== null && !hasFolder && (
        <span className="match-folder" title={words.toFolder({ dir })} dir="auto">
          <FolderInput aria-hidden size={14} />
          <span className="visually-hidden">{words.toFolder({ dir })}</span>
          <span aria-hidden>{dir.split(/[\\/]/).at(-1)}</span>
        </span>
      )}
      {before !== null && (
        <span className="match-known" data-known={before}>
          {words.knownAs[before]}
        </span>
      )}
      <span className="match-source" data-unknown={source === null || undefined}>
        {label}
      </span>
    </div>
  )
}
