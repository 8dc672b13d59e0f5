import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'
import './virtual-list.css'

type Props<T> = {
  readonly label: string
  readonly items: readonly T[]
  /** Of all lines, more than `items` when they come in pages. */
  readonly total?: number
  readonly lineRem: number
  readonly keyOf: (item: T) => string
  readonly children: (item: T) => ReactNode
  /** The last of the items is in sight. */
  readonly onEnd?: () => void
}

/** A list of lines of one height, of which only those in sight are in the page. Its keys scroll it. */
export function VirtualList<T>({ label, items, total, lineRem, keyOf, children, onEnd }: Props<T>) {
  const scroller = useRef<HTMLDivElement>(null)
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineRem * rem,
    overscan: 6,
  })
  const lines = virtualizer.getVirtualItems()
  const isAtEnd = (lines.at(-1)?.index ?? 0) >= items.length - 1
  useEffect(() => {
    // Asked again with each page that came: it may have been short.
    if (isAtEnd && items.length > 0) onEnd?.()
  }, [isAtEnd, items, onEnd])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard has to be able to scroll it.
    <section ref={scroller} className="virtual-list" aria-label={label} tabIndex={0}>
      {/* biome-ignore lint/a11y/useSemanticElements: its lines are placed by hand, and Safari drops such lists. */}
      <div role="list" className="virtual-list-inner" style={{ blockSize: virtualizer.getTotalSize() }}>
        {lines.map(({ index, start }) => {
          const item = items[index]
          return (
            item !== undefined && (
              // biome-ignore lint/a11y/useSemanticElements: see above.
              <div
                key={keyOf(item)}
                role="listitem"
                className="virtual-list-line"
                aria-posinset={index + 1}
                aria-setsize={total ?? items.length}
                style={{ blockSize: `${lineRem}rem`, transform: `translateY(${start}px)` }}
              >
                {children(item)}
              </div>
            )
          )
        })}
      </div>
    </section>
  )
}
