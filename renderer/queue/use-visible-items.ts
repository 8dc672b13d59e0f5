import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { grouped, type Item } from '../state/groups.ts'
import { useRecords } from '../state/records.ts'
import { SortedIds, type View, visibleIds } from '../state/view.ts'
import { useWindow } from '../state/window.ts'

/** From this many rows on, the list follows changes a few times a second instead of with each. */
const MANY_ROWS = 5_000
const PAUSE_MS = 250

type Visible = {
  readonly items: readonly Item[]
  /** Rows below each line of a grouped list. */
  readonly counts: ReadonlyMap<string, number>
}

const noCounts: ReadonlyMap<string, number> = new Map()

/** The lines to show, in order. Typing in the search field goes before it. */
export function useVisibleItems(): Visible {
  const mirror = useRecords((state) => state.mirror)
  const shape = useCalmShape()
  const view: View = useDeferredValue(useWindow((state) => state.view))
  const [sorted] = useState(() => new SortedIds())
  // biome-ignore lint/correctness/useExhaustiveDependencies: the mirror changes in place, and `shape` says when.
  const ids = useMemo(() => sorted.update(mirror, view.sort), [sorted, mirror, view.sort, shape])
  const visible = useMemo(() => visibleIds(mirror, ids, view), [mirror, ids, view])
  const folded = useWindow((state) => state.folded)
  return useMemo(
    () => (view.grouped ? grouped(mirror, visible, folded) : { items: visible, counts: noCounts }),
    [mirror, visible, folded, view.grouped],
  )
}

function useCalmShape(): number {
  const [shape, setShape] = useState(() => useRecords.getState().shape)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const follow = () => {
      timer = undefined
      setShape(useRecords.getState().shape)
    }
    const stop = useRecords.subscribe(({ mirror }) => {
      if (mirror.size < MANY_ROWS) follow()
      else timer ??= setTimeout(follow, PAUSE_MS)
    })
    follow()
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [])
  return shape
}
