import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useState } from 'react'
import type { DownloadRecord, RecordId } from '../../shared/record.ts'
import { useAsk } from '../state/engine.tsx'
import { type Item, recordsIn } from '../state/groups.ts'
import { tellMoved } from '../state/moves.ts'
import { report } from '../state/notices.ts'
import { useRecords } from '../state/records.ts'
import { useSelection } from '../state/selection.ts'
import { movesFor, neighbours } from './reorder.ts'

type Parts = {
  readonly scroller: RefObject<HTMLElement | null>
  readonly items: readonly Item[]
  /** The line of the list at `y` px from its top. */
  readonly lineAt: (
    y: number,
  ) => { readonly index: number; readonly start: number; readonly end: number } | undefined
}

/** Takes rows that are dropped among others. Returns where they would go now, in px from the list's top; null: nowhere. */
export function useReorder({ scroller, items, lineAt }: Parts): number | null {
  const ask = useAsk()
  const [line, setLine] = useState<number | null>(null)
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const gapAt = (clientY: number) => {
      const y = clientY - element.getBoundingClientRect().top + element.scrollTop
      const found = lineAt(y)
      if (!found) return { index: items.length, top: lineAt(Number.MAX_SAFE_INTEGER)?.end ?? 0 }
      const isAfter = y > (found.start + found.end) / 2
      return { index: found.index + (isAfter ? 1 : 0), top: isAfter ? found.end : found.start }
    }
    const drop = async (id: RecordId, index: number) => {
      const list = recordsIn(items)
      const { ids: selected } = useSelection.getState()
      const dragged = selected.has(id) ? list.filter((each) => selected.has(each)) : [id]
      const at = recordsIn(items.slice(0, index)).length
      const { mirror } = useRecords.getState()
      const get = (each: RecordId) => mirror.get(each)
      const near = neighbours(list, dragged, at, get)
      const waiting = (await ask('getWaiting', { ids: [...dragged, ...near].slice(0, 1_000) })) ?? []
      const positions = new Map(
        waiting.flatMap(({ id, waiting }) => (waiting?.position ? [[id, waiting.position] as const] : [])),
      )
      const moved: DownloadRecord[] = []
      for (const move of movesFor(list, dragged, at, { get, positions })) {
        const record = get(move.id)
        if ((await ask('moveDownload', move)) && record) moved.push(record)
      }
      tellMoved(ask, moved)
    }
    return dropTargetForElements({
      element,
      canDrop: ({
        source: {
          data: { kind },
        },
      }) => kind === 'row',
      onDrag: ({ location }) => setLine(gapAt(location.current.input.clientY).top),
      onDragLeave: () => setLine(null),
      onDrop: ({
        source: {
          data: { id },
        },
        location,
      }) => {
        setLine(null)
        drop(id as RecordId, gapAt(location.current.input.clientY).index).catch(report)
      },
    })
  }, [ask, scroller, items, lineAt])
  return line
}
