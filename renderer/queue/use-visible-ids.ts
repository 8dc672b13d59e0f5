import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { RecordId } from '../../shared/record.ts'
import { useRecords } from '../state/records.ts'
import { SortedIds, type View, visibleIds } from '../state/view.ts'
import { useWindow } from '../state/window.ts'

/** From this many rows on, the list follows changes a few times a second instead of with each. */
const MANY_ROWS = 5_000
const PAUSE_MS = 250

/** The rows to show, in order. Typing in the search field goes before it. */
export function useVisibleIds(): readonly RecordId[] {
  const mirror = useRecords((state) => state.mirror)
  const shape = useCalmShape()
  const view: View = useDeferredValue(useWindow((state) => state.view))
  const [sorted] = useState(() => new SortedIds())
  // biome-ignore lint/correctness/useExhaustiveDependencies: the mirror changes in place, and `shape` says when.
  const ids = useMemo(() => sorted.update(mirror, view.sort), [sorted, mirror, view.sort, shape])
  return useMemo(() => visibleIds(mirror, ids, view), [mirror, ids, view])
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
