import type { KeyboardEvent } from 'react'
import type { RecordId } from '../../shared/record.ts'
import { useAsk } from '../state/engine.tsx'
import { type Item, isGroup, laneOf, recordsIn } from '../state/groups.ts'
import { report } from '../state/notices.ts'
import { useRecords } from '../state/records.ts'
import { select, selectAll, selectNothing, useSelection } from '../state/selection.ts'
import { fold, showDetails } from '../state/window.ts'
import { type Action, can, perform } from './actions.ts'
import { chosenRecords } from './chosen.ts'
import { rowAfterKey } from './grid-keys.ts'

type Parts = {
  readonly items: readonly Item[]
  readonly currentIndex: number
  readonly rowsPerPage: () => number
  readonly goTo: (index: number) => void
}

/** What keys do in the list: as in a file manager. */
export function useGridKeys({ items, currentIndex, rowsPerPage, goTo }: Parts) {
  const ask = useAsk()
  const act = (action: Action, item: Item) => {
    if (!isGroup(item)) perform(ask, action, chosenRecords(item)).catch(report)
  }

  const move = (event: KeyboardEvent): boolean => {
    const next = rowAfterKey(event.key, currentIndex, items.length, rowsPerPage())
    const item = next === undefined ? undefined : items[next]
    if (next === undefined || item === undefined) return false
    goTo(next)
    if (!isGroup(item)) selectAlong(event, items, item, items[currentIndex])
    return true
  }

  const onItem = (event: KeyboardEvent, item: Item): boolean => {
    switch (event.key) {
      case ' ':
        return toggle(items, item)
      case 'Enter':
        if (isGroup(item)) fold(laneOf(item))
        else showDetails(item)
        return true
      case 'Delete':
        act('remove', item)
        return true
      default:
        return false
    }
  }

  const reorder = ({ key, altKey }: KeyboardEvent, item: Item): boolean => {
    if (!altKey || isGroup(item) || (key !== 'ArrowUp' && key !== 'ArrowDown')) return false
    const record = useRecords.getState().mirror.get(item)
    const action = key === 'ArrowUp' ? 'up' : 'down'
    if (record && can(action, record)) perform(ask, action, [record]).catch(report)
    return true
  }

  return (event: KeyboardEvent): void => {
    const item = items[currentIndex]
    const isInRow = event.target instanceof Element && event.target.matches('.row, .group')
    const isTaken =
      selectionKey(event, items) ||
      (item !== undefined && reorder(event, item)) ||
      (!event.altKey && (moveWithinRow(event) || move(event))) ||
      (item !== undefined && isInRow && onItem(event, item))
    if (isTaken) event.preventDefault()
  }
}

function selectionKey(event: KeyboardEvent, items: readonly Item[]): boolean {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
    selectAll(recordsIn(items))
    return true
  }
  if (event.key !== 'Escape' || useSelection.getState().ids.size === 0) return false
  selectNothing()
  return true
}

function toggle(items: readonly Item[], item: Item): boolean {
  if (isGroup(item)) fold(laneOf(item))
  else select(recordsIn(items), item, 'toggle')
  return true
}

/** Moving selects; with Shift from where it began, with Ctrl alone it does not. */
function selectAlong(
  event: KeyboardEvent,
  items: readonly Item[],
  to: RecordId,
  from: Item | undefined,
): void {
  if (event.shiftKey) {
    anchorAt(from)
    select(recordsIn(items), to, 'range')
  } else if (!event.ctrlKey && !event.metaKey) {
    select(recordsIn(items), to, 'only')
  }
}

/** A range begins where the keyboard is, when nothing was chosen before. */
function anchorAt(item: Item | undefined): void {
  if (item === undefined || isGroup(item)) return
  useSelection.setState((before) => (before.anchor === null ? { ids: before.ids, anchor: item } : before))
}

/** Left and right walk through a row and its buttons. */
function moveWithinRow(event: KeyboardEvent): boolean {
  const isRight = event.key === 'ArrowRight'
  if (!isRight && event.key !== 'ArrowLeft') return false
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>('.row') : null
  if (!row) return false
  const stops = [row, ...row.querySelectorAll<HTMLElement>('button')]
  const forwards = isRight === (getComputedStyle(row).direction === 'ltr')
  const at = stops.findIndex((stop) => stop.matches(':focus'))
  stops[Math.max(0, Math.min(stops.length - 1, at + (forwards ? 1 : -1)))]?.focus()
  return true
}
