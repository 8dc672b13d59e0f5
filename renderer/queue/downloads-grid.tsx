import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { RecordId } from '../../shared/record.ts'
import { showRows } from '../state/waiting.ts'
import { texts } from '../texts.ts'
import { ColumnHeads } from './column-heads.tsx'
import { rowAfterKey } from './grid-keys.ts'
import { GridRoot, GridSection } from './grid-parts.tsx'
import { Row } from './row.tsx'
import { useRowHeight } from './use-row-height.ts'

const OVERSCAN = 6

/** The list, of which only the rows in sight exist. */
export function DownloadsGrid({ ids }: { readonly ids: readonly RecordId[] }) {
  const scroller = useRef<HTMLDivElement>(null)
  const rowHeight = useRowHeight(scroller)
  const { currentIndex, setCurrent, currentRow, focusRow } = useCurrentRow(ids)

  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    useFlushSync: false,
    // A function that is new at each render would have all rows' places worked out again.
    getItemKey: useCallback((index: number) => ids[index] ?? index, [ids]),
    // The current row stays when it is scrolled out of sight: the keyboard's focus is in it.
    rangeExtractor: useCallback(
      (range: Range) => withIndex(defaultRangeExtractor(range), currentIndex, range.count),
      [currentIndex],
    ),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes follow the row height.
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight])

  const items = virtualizer.getVirtualItems()
  useEffect(() => showRows(items.flatMap(({ index }) => ids[index] ?? [])), [items, ids])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (moveWithinRow(event)) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    const next = rowAfterKey(event.key, currentIndex, ids.length, page)
    const id = next === undefined ? undefined : ids[next]
    if (next === undefined || id === undefined) return
    event.preventDefault()
    virtualizer.scrollToIndex(next)
    focusRow(id)
  }

  return (
    <GridRoot
      className="grid"
      aria-label={texts.queue.grid}
      aria-rowcount={ids.length + 1}
      onKeyDown={onKeyDown}
    >
      <ColumnHeads />
      <GridSection ref={scroller} className="rows">
        <div role="presentation" className="rows-inner" style={{ blockSize: virtualizer.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const id = ids[index]
            if (id === undefined) return null
            const isCurrent = index === currentIndex
            return (
              // biome-ignore lint/a11y/noStaticElementInteractions: only notes which row has the focus.
              <div key={id} role="presentation" onFocus={() => setCurrent(id)}>
                <Row
                  id={id}
                  index={index}
                  top={start}
                  height={rowHeight}
                  isCurrent={isCurrent}
                  ref={isCurrent ? currentRow : undefined}
                />
              </div>
            )
          })}
        </div>
      </GridSection>
    </GridRoot>
  )
}

function withIndex(indexes: number[], extra: number, count: number): number[] {
  if (extra >= count || indexes.includes(extra)) return indexes
  return [...indexes, extra].toSorted((a, b) => a - b)
}

/** Which row Tab reaches, and its focus. When that row goes, its place is taken by what follows. */
function useCurrentRow(ids: readonly RecordId[]) {
  const [current, setCurrent] = useState<RecordId | null>(null)
  const lastIndex = useRef(0)
  const wantsFocus = useRef(false)
  const hadFocus = useRef(false)

  const found = current === null ? -1 : ids.indexOf(current)
  const currentIndex = found >= 0 ? found : Math.max(0, Math.min(lastIndex.current, ids.length - 1))

  const currentRow = useCallback((row: HTMLDivElement | null) => {
    if (!row) return
    const isLost = hadFocus.current && document.activeElement === document.body
    if (wantsFocus.current || isLost) row.focus({ preventScroll: true })
    wantsFocus.current = false
  }, [])

  useEffect(() => {
    lastIndex.current = currentIndex
  }, [currentIndex])

  return {
    currentIndex,
    currentRow,
    setCurrent(id: RecordId) {
      hadFocus.current = true
      setCurrent(id)
    },
    focusRow(id: RecordId) {
      wantsFocus.current = true
      setCurrent(id)
    },
  }
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
  event.preventDefault()
  return true
}
