import type { LaneKey } from '../../shared/lane.ts'
import type { LinkMatch } from '../../shared/methods.ts'
import { candidatesFor, laneKeyOf, recognise } from './intake.ts'
import type { SourceCatalog } from './ports.ts'
import type { Records } from './records.ts'

/** What links would become, and which targets are known already. Throws RefusedError for an unknown source. */
export function matchLinks(
  catalog: SourceCatalog,
  records: Records,
  links: readonly string[],
  source: string | undefined,
): LinkMatch[] {
  const candidates = candidatesFor(catalog, source)
  const known = knownTargets(records)
  return links.map((url) => {
    const match = recognise(candidates, url)
    if (!match) return { url, source: null, displayName: url, known: null }
    const { name } = match.source
    const { targetId, displayName } = match.target
    return { url, source: name, displayName, known: known.get(keyOf(name, targetId)) ?? null }
  })
}

/** How many of these links would go through each lane; links no source takes are left out. */
export function lanesOfLinks(
  catalog: SourceCatalog,
  links: readonly string[],
  source: string | undefined,
): ReadonlyMap<LaneKey, number> {
  const candidates = candidatesFor(catalog, source)
  const counts = new Map<LaneKey, number>()
  for (const link of links) {
    const match = recognise(candidates, link)
    if (!match) continue
    const key = laneKeyOf(match)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

const keyOf = (source: string, targetId: string) => `${source}\n${targetId}`

/** One walk over all records, since links come by the thousand. What waits or runs counts before what is done. */
function knownTargets(records: Records): ReadonlyMap<string, 'queued' | 'completed'> {
  const known = new Map<string, 'queued' | 'completed'>()
  for (const id of records.ids()) {
    const record = records.get(id)
    if (!record || record.state === 'Errored' || record.state === 'Cancelled') continue
    const key = keyOf(record.source, record.targetId)
    if (record.state !== 'Completed, Succeeded') known.set(key, 'queued')
    else if (!known.has(key)) known.set(key, 'completed')
  }
  return known
}
