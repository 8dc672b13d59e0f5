import { type RefObject, useLayoutEffect, useState } from 'react'

/** Below this width of the list a row is a card of four lines; the same number is in queue.css. */
const CARD_BELOW_REM = 46
const ROW_REM = 3.75
const CARD_REM = 6.5

/** Px of a row, by the list's width and the person's text size. All rows are equal, so that none needs measuring. */
export function useRowHeight(list: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(60)
  useLayoutEffect(() => {
    const element = list.current
    if (!element) return
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      setHeight((element.clientWidth < CARD_BELOW_REM * rem ? CARD_REM : ROW_REM) * rem)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [list])
  return height
}
