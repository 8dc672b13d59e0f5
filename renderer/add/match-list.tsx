import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { LinkMatch } from '../../shared/methods.ts'
import { laneLabel, useLanes } from '../state/lanes.ts'
import { texts } from '../texts.ts'
import type { Known } from './links.ts'

const words = texts.add
const LINE_REM = 2

type Props = { readonly matches: readonly LinkMatch[]; readonly known: Known }

/** Each link by the name it would have, with its source and whether it was here before. */
export function MatchList({ matches, known }: Props) {
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
  readonly top: number
  readonly index: number
  readonly count: number
}

function Line({ match: { url, source, displayName, known: before }, known, top, index, count }: LineProps) {
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
        {displayName}
      </span>
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
