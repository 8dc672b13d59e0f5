import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useState } from 'react'
import { type ColumnName, moved } from '../state/columns.ts'
import { useWindow } from '../state/window.ts'

/** Lets a column's head be dragged onto another's. True while another is held over it. */
export function useMovableColumn(head: RefObject<HTMLElement | null>, name: ColumnName): boolean {
  const [isTarget, setIsTarget] = useState(false)
  useEffect(() => {
    const element = head.current
    if (!element) return
    const stopDragging = draggable({
      element,
      // The edge is for making it wider.
      canDrag: ({ input }) => !document.elementFromPoint(input.clientX, input.clientY)?.closest('.resizer'),
      getInitialData: () => ({ kind: 'column', name }),
    })
    const stopDropping = dropTargetForElements({
      element,
      canDrop: ({ source: { data } }) => isColumn(data) && data.name !== name,
      onDragEnter: () => setIsTarget(true),
      onDragLeave: () => setIsTarget(false),
      onDrop: ({ source: { data } }) => {
        setIsTarget(false)
        if (!isColumn(data)) return
        useWindow.setState(({ columns }) => ({ columns: moved(columns, data.name, name) }))
      },
    })
    return () => {
      stopDragging()
      stopDropping()
    }
  }, [head, name])
  return isTarget
}

const isColumn = (data: object): data is { readonly kind: 'column'; readonly name: ColumnName } =>
  'kind' in data && data.kind === 'column'
