import { create } from 'zustand'
import type { RecordId } from '../../shared/record.ts'

export type Selection = {
  readonly ids: ReadonlySet<RecordId>
  /** Where a range begins: what was chosen last without Shift. */
  readonly anchor: RecordId | null
}

export const nothing: Selection = { ids: new Set(), anchor: null }

/** How a row is chosen: alone, in addition (or no more), or with all from the anchor to it. */
export type Way = 'only' | 'toggle' | 'range' | 'add-range'

/** The selection after row `id` of `list` was chosen. */
export function choose(before: Selection, list: readonly RecordId[], id: RecordId, way: Way): Selection {
  if (way === 'only') return { ids: new Set([id]), anchor: id }
  if (way === 'toggle') {
    const ids = new Set(before.ids)
    if (!ids.delete(id)) ids.add(id)
    return { ids, anchor: id }
  }
  const from = before.anchor === null ? -1 : list.indexOf(before.anchor)
  const to = list.indexOf(id)
  if (from < 0) return choose(before, list, id, 'only')
  const range = list.slice(Math.min(from, to), Math.max(from, to) + 1)
  return { ids: new Set(way === 'add-range' ? [...before.ids, ...range] : range), anchor: before.anchor }
}

export const useSelection = create<Selection>()(() => nothing)

export const select = (list: readonly RecordId[], id: RecordId, way: Way): void =>
  useSelection.setState((before) => choose(before, list, id, way))

export const selectAll = (list: readonly RecordId[]): void =>
  useSelection.setState(({ anchor }) => ({ ids: new Set(list), anchor: anchor ?? list[0] ?? null }))

export const selectNothing = (): void => useSelection.setState(nothing)

/** Drops what is not in the list any more: what one does not see is not acted on. */
export function keepOnly(list: readonly RecordId[]): void {
  const { ids } = useSelection.getState()
  if (ids.size === 0) return
  const present = new Set(list)
  const kept = [...ids].filter((id) => present.has(id))
  if (kept.length < ids.size) useSelection.setState({ ids: new Set(kept) })
}
