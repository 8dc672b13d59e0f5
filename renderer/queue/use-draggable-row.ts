import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useRef } from 'react'
import type { RecordId } from '../../shared/record.ts'

/** Lets a row that has a place in line be dragged to another. */
export function useDraggableRow(row: RefObject<HTMLElement | null>, id: RecordId, isMovable: boolean): void {
  // An element outlives its row: what is dragged is whichever is in it then.
  const latest = useRef(id)
  useEffect(() => {
    latest.current = id
  }, [id])
  useEffect(() => {
    const element = row.current
    if (!element || !isMovable) return
    return draggable({
      element,
      // A press that begins on a button is the button's.
      canDrag: ({ input }) => !document.elementFromPoint(input.clientX, input.clientY)?.closest('button'),
      getInitialData: () => ({ kind: 'row', id: latest.current }),
    })
  }, [row, isMovable])
}
