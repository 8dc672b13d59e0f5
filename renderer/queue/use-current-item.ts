import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { Item } from '../state/groups.ts'

/** Which line Tab reaches, and its focus. When that line goes, its place is taken by what follows. */
export function useCurrentItem(items: readonly Item[], list: RefObject<HTMLElement | null>) {
  const [current, setCurrent] = useState<Item | null>(null)
  const lastIndex = useRef(0)
  const wantsFocus = useRef(false)
  /** The line that the focus was last seen in. */
  const focused = useRef<Item | null>(null)

  const found = indexNear(items, current, lastIndex.current)
  const currentIndex = found >= 0 ? found : Math.max(0, Math.min(lastIndex.current, items.length - 1))
  const item = items[currentIndex]

  // After each render, since rows and elements do not belong together for good: an element may show
  // another row now, with the focus still in it.
  useLayoutEffect(() => {
    lastIndex.current = currentIndex
    const row = item && list.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(item)}"]`)
    if (!row || !(wantsFocus.current || isAstray(focused.current, item, list.current))) return
    wantsFocus.current = false
    row.focus({ preventScroll: true })
  })

  return {
    currentIndex,
    /** It has the focus already. */
    noteFocus(item: Item) {
      focused.current = item
      setCurrent(item)
    },
    focus(item: Item) {
      wantsFocus.current = true
      setCurrent(item)
    },
  }
}

/** A list of 100,000 is not searched at each turn for what is where it was. */
const indexNear = (items: readonly Item[], item: Item | null, near: number): number => {
  if (item === null) return -1
  return items[near] === item ? near : items.indexOf(item)
}

/** The focus was in a line, and fell out of the page or is in an element that shows another line by now. */
function isAstray(focused: Item | null, current: Item, list: HTMLElement | null): boolean {
  if (focused === null) return false
  const { activeElement } = document
  if (activeElement === document.body) return true
  if (!list?.contains(activeElement) || activeElement === list) return false
  return focused !== current || lineOf(activeElement) !== current
}

const lineOf = (element: Element | null): string | null =>
  element?.closest('[data-item]')?.getAttribute('data-item') ?? null
