import type { LaneKey } from '../../shared/lane.ts'
import type { LinkMatch } from '../../shared/methods.ts'
import { isTerminal, type RecordState } from '../../shared/record.ts'
import { type Choice, candidatesFor, choicesIn, laneKeyOf, recognise } from './intake.ts'
import type { Repository, SourceCatalog } from './ports.ts'

/** The folder a person's rules name; undefined: none of them does. */
export type FolderOf = (choice: Choice) => string | undefined

type MatchParts = {
  readonly catalog: SourceCatalog
  readonly repository: Pick<Repository, 'statesOf'>
  readonly folderOf: FolderOf
}

/** What links would become, and which targets are known already. Throws RefusedError for an unknown source. */
export function matchLinks(
  { catalog, repository, folderOf }: MatchParts,
  links: readonly string[],
  source: string | undefined,
): LinkMatch[] {
  const candidates = candidatesFor(catalog, { source })
  return links.map((url) => {
    const takers = choicesIn(catalog.all, url)
    const match = source === undefined ? takers[0] : recognise(candidates, url)
    if (!match) return { url, source: null, displayName: url, others: [], known: null, dir: null }
    const { name } = match.source
    const { targetId, displayName } = match.target
    const known = knownAs(repository.statesOf(name, targetId))
    // Who takes any link knows nothing of this one.
    const others = takers.filter(({ source }) => source.name !== name && !source.takesAny)
    return {
      ...{ url, source: name, displayName, known, dir: folderOf(match) ?? null },
      others: others.map((other) => other.source.name),
    }
  })
}

/** How many of these links would go through each lane; links no source takes are left out. */
export function lanesOfLinks(
  catalog: SourceCatalog,
  links: readonly string[],
  source: string | undefined,
): ReadonlyMap<LaneKey, number> {
  const candidates = candidatesFor(catalog, { source })
  const counts = new Map<LaneKey, number>()
  for (const link of links) {
    const match = recognise(candidates, link)
    if (!match) continue
    const key = laneKeyOf(match)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/** What waits or runs counts before what is done; what failed or was cancelled does not count. */
export function knownAs(states: readonly RecordState[]): LinkMatch['known'] {
  if (states.some((state) => !isTerminal(state))) return 'queued'
  return states.includes('Completed, Succeeded') ? 'completed' : null
}
