import { type RefObject, useLayoutEffect, useState } from 'react'

/** Below this width of the list a row is a card of five lines; the same number is in row-narrow.css. */
const CARD_BELOW_REM = 46
const ROW_REM = 3.75
const CARD_REM = 8
const GROUP_REM = 2.25

export type ListSize = {
  /** Px. All rows are equal, so that none needs measuring. */
  readonly rowHeight: number
  readonly groupHeight: number
  /** How wide the list is, in rem. */
  readonly room: number
  readonly isCards: boolean
}

const sizeFor = (width: number, rem: number): ListSize => {
  const isCards = width < CARD_BELOW_REM * rem
  return {
    rowHeight: (isCards ? CARD_REM : ROW_REM) * rem,
    groupHeight: GROUP_REM * rem,
    room: width / rem,
    isCards,
  }
}

/** By the list's width and the person's text size. */
export function useListSize(list: RefObject<HTMLElement | null>): ListSize {
  const [size, setSize] = useState(() => sizeFor(960, 16))
  useLayoutEffect(() => {
    const element = list.current
    if (!element) return
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      const next = sizeFor(element.clientWidth, rem)
      setSize((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [list])
  return size
}
