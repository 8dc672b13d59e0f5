import { FolderInput } from 'lucide-react'
import type { LinkMatch } from '../../shared/methods.ts'
import { laneLabel, useLanes } from '../state/lanes.ts'
import { texts } from '../texts.ts'
import { VirtualList } from '../ui/virtual-list.tsx'
import type { Known } from './links.ts'
import { ProbedFacts } from './probed-facts.tsx'
import type { ProbeAnswer, Probes } from './use-probes.ts'

const words = texts.add
const LINE_REM = 2

type Props = {
  readonly matches: readonly LinkMatch[]
  /** By link, what its text calls it. */
  readonly titles: ReadonlyMap<string, string>
  readonly known: Known
  /** All go to a folder that was chosen for them, whatever the rules say. */
  readonly hasFolder: boolean
  readonly probes: Probes['answers']
}

/** Each link by the name it would have, with its source and whether it was here before. */
export function MatchList({ matches, titles, known, hasFolder, probes }: Props) {
  return (
    <VirtualList label={words.preview} items={matches} lineRem={LINE_REM} keyOf={({ url }) => url}>
      {(match) => (
        <Line {...{ match, known, hasFolder }} title={titles.get(match.url)} answer={probes.get(match.url)} />
      )}
    </VirtualList>
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
