import { FolderInput } from 'lucide-react'
import { useMemo } from 'react'
import type { LinkMatch } from '../../shared/methods.ts'
import { laneLabel, useLanes } from '../state/lanes.ts'
import { texts } from '../texts.ts'
import { VirtualList } from '../ui/virtual-list.tsx'
import type { Known } from './links.ts'
import { ProbedFacts } from './probed-facts.tsx'
import type { Matches } from './use-matches.ts'
import type { ProbeAnswer, Probes } from './use-probes.ts'

const words = texts.add
const LINE_REM = 2

/** A link, and what would become of it once the engine has said so. */
type Entry = LinkMatch | Pick<LinkMatch, 'url'>

type Props = {
  readonly links: readonly string[]
  readonly matches: Extract<Matches, { kind: 'asking' | 'known' }>
  /** By link, what its text calls it. */
  readonly titles: ReadonlyMap<string, string>
  readonly known: Known
  /** All go to a folder that was chosen for them, whatever the rules say. */
  readonly hasFolder: boolean
  readonly probes: Probes['answers']
}

/**
 * Each link by the name it would have, with its source and whether it was here before. All have their lines before that
 * is known: nothing is to move under a finger that is about to press a button below.
 */
export function MatchList({ links, matches, titles, known, hasFolder, probes }: Props) {
  const entries = useMemo(() => entriesOf(links, matches), [links, matches])
  return (
    <VirtualList label={words.preview} items={entries} lineRem={LINE_REM} keyOf={({ url }) => url}>
      {(entry) => {
        const title = titles.get(entry.url)
        if (!('source' in entry)) return <Unmatched name={title ?? entry.url} />
        return <Line {...{ match: entry, title, known, hasFolder }} answer={probes.get(entry.url)} />
      }}
    </VirtualList>
  )
}

function entriesOf(links: readonly string[], matches: Props['matches']): readonly Entry[] {
  if (matches.kind === 'known') return matches.list
  const before = new Map(matches.last.map((match) => [match.url, match]))
  return links.map((url) => before.get(url) ?? { url })
}

function Unmatched({ name }: { readonly name: string }) {
  return (
    <div className="match match-unknown">
      <span className="match-name" dir="auto">
        {name}
      </span>
    </div>
  )
}

type LineProps = {
  readonly match: LinkMatch
  readonly title: string | undefined
  readonly known: Known
  readonly hasFolder: boolean
  readonly answer: ProbeAnswer | undefined
}

function Line({ match, title, known, hasFolder, answer }: LineProps) {
  const { url, source, displayName, known: before, dir } = match
  const label = useLanes((lanes) => (source === null ? words.noSource : laneLabel(lanes, source)))
  const isLeftOut = source === null || (before !== null && known === 'skip')
  const { probed, isOfNow = false } = answer ?? {}
  const name = probed?.kind === 'facts' && isOfNow ? probed.facts.name : (title ?? displayName)
  return (
    <div className="match" data-left-out={isLeftOut || undefined} title={url}>
      <span className="match-name" dir="auto">
        {name}
      </span>
      {title !== undefined && (
        <span className="match-own" dir="auto">
          {displayName}
        </span>
      )}
      {probed && <ProbedFacts probed={probed} isOfNow={isOfNow} />}
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
        {label} <Others names={match.others} />
      </span>
    </div>
  )
}

/** Who else could take the link, of those that are set up. */
function Others({ names }: { readonly names: readonly string[] }) {
  const sources = useLanes((lanes) => lanes.sources)
  const labels = sources
    .filter(({ name, setup }) => names.includes(name) && setup.ready !== false)
    .map(({ label }) => label)
  if (labels.length === 0) return null
  return <span title={words.othersTip}>{words.others({ sources: labels.join(', ') })}</span>
}
