import type { RecordId } from '../../shared/record.ts'
import type { Mirror } from './mirror.ts'

/** The line above a lane's rows. */
export type GroupLine = `lane ${string}`
/** What a line of the list shows: a record, or the lane whose records follow. */
export type Item = RecordId | GroupLine

export const isGroup = (item: Item): item is GroupLine => item.startsWith('lane ')
export const groupOf = (lane: string): GroupLine => `lane ${lane}`
export const laneOf = (group: GroupLine): string => group.slice('lane '.length)

/** A list that is grouped begins with a line of a group; one that is not is not copied. */
export function recordsIn(items: readonly Item[]): readonly RecordId[] {
  const [first] = items
  if (first === undefined || !isGroup(first)) return items as readonly RecordId[]
  return items.filter((item): item is RecordId => !isGroup(item))
}

/** The rows below a line for each lane, in the order of the lanes' names; of a folded lane only its line. */
export function grouped(
  mirror: Mirror,
  ids: readonly RecordId[],
  folded: ReadonlySet<string>,
): { readonly items: readonly Item[]; readonly counts: ReadonlyMap<string, number> } {
  const byLane = new Map<string, RecordId[]>()
  for (const id of ids) {
    const lane = mirror.get(id)?.lane
    if (lane === undefined) continue
    const rows = byLane.get(lane)
    if (rows) rows.push(id)
    else byLane.set(lane, [id])
  }
  const lanes = [...byLane].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const items = lanes.flatMap(([lane, rows]): Item[] =>
    folded.has(lane) ? [groupOf(lane)] : [groupOf(lane), ...rows],
  )
  return { items, counts: new Map(lanes.map(([lane, rows]) => [groupOf(lane), rows.length])) }
}
