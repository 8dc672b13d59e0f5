import type { DownloadRecord, RecordId } from '../../shared/record.ts'

export type Move = { readonly id: RecordId; readonly position: number }

type Places = {
  readonly get: (id: RecordId) => DownloadRecord | undefined
  /** Places in their lanes' queues, as the engine has them at this moment. */
  readonly positions: ReadonlyMap<RecordId, number>
}

/** Of `list`, those whose places have to be known to drop `dragged` before the row at `index`. */
export function neighbours(
  list: readonly RecordId[],
  dragged: readonly RecordId[],
  index: number,
  get: Places['get'],
): readonly RecordId[] {
  const lanes = new Set(dragged.map((id) => get(id)?.lane))
  return [...lanes].flatMap((lane) => [...anchors(list, dragged, index, get, lane)])
}

/** The nearest rows of a lane that wait in its queue, below and above where something is dropped. */
function* anchors(
  list: readonly RecordId[],
  dragged: readonly RecordId[],
  index: number,
  get: Places['get'],
  lane: string | undefined,
): Generator<RecordId> {
  const isAnchor = (id: RecordId) => {
    const record = get(id)
    return record?.lane === lane && record?.waiting?.position != null && !dragged.includes(id)
  }
  const below = list.slice(index).find(isAnchor)
  const above = list.slice(0, index).findLast(isAnchor)
  if (below) yield below
  if (above) yield above
}

/**
 * What to ask of the engine so that `dragged` stand where they were dropped: before the row at `index` of
 * a list in queue order. Each lane has a queue of its own, so a row lands among those of its lane.
 */
export function movesFor(
  list: readonly RecordId[],
  dragged: readonly RecordId[],
  index: number,
  { get, positions }: Places,
): readonly Move[] {
  const lanes = Map.groupBy(dragged, (id) => get(id)?.lane)
  return [...lanes].flatMap(([lane, ids]) => {
    const queue = ids.filter((id) => positions.has(id))
    const placeOf = (id: RecordId) => positions.get(id) ?? 0
    /** How many stand before one that are not dragged themselves. */
    const othersBefore = (id: RecordId) =>
      placeOf(id) - 1 - queue.filter((other) => placeOf(other) < placeOf(id)).length

    const [anchor] = [...anchors(list, dragged, index, get, lane)].filter((id) => positions.has(id))
    if (anchor === undefined) return []
    const start = othersBefore(anchor) + (list.indexOf(anchor) < index ? 1 : 0)
    // They go one after the other, so those still to go count where they stand.
    return queue.map((id, nth) => {
      const stillAhead = queue.slice(nth + 1).filter((other) => othersBefore(other) < start).length
      return { id, position: start + nth + stillAhead + 1 }
    })
  })
}
