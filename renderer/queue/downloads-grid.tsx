import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { columnTemplate, fittingColumns } from '../state/columns.ts'
import { type Item, isGroup, recordsIn } from '../state/groups.ts'
import { keepOnly, select } from '../state/selection.ts'
import { showRows } from '../state/waiting.ts'
import { showDetails, useWindow } from '../state/window.ts'
import { texts } from '../texts.ts'
import { ColumnHeads } from './column-heads.tsx'
import { GridRoot, GridSection } from './grid-parts.tsx'
import { GroupRow } from './group-row.tsx'
import { Row } from './row.tsx'
import { RowMenu, type RowMenuPlace } from './row-menu.tsx'
import { Slots } from './slots.ts'
import { useCurrentItem } from './use-current-item.ts'
import { useGridKeys } from './use-grid-keys.ts'
import { type ListSize, useListSize } from './use-list-size.ts'
import { useReorder } from './use-reorder.ts'

const OVERSCAN = 4

type Props = { readonly items: readonly Item[]; readonly counts: ReadonlyMap<string, number> }

/** The list, of which only the rows in sight exist. */
export function DownloadsGrid({ items, counts }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const size = useListSize(scroller)
  const { currentIndex, noteFocus, focus } = useCurrentItem(items, scroller)
  const virtualizer = useLines(items, currentIndex, scroller, size)
  const lines = virtualizer.getVirtualItems()
  const columns = useWindow((state) => state.columns)
  const shown = useMemo(() => fittingColumns(columns, size.isCards ? Infinity : size.room), [columns, size])
  const isOrdered = useWindow(({ view: { sort } }) => sort.key === 'order' && !sort.descending)
  const [menu, setMenu] = useState<RowMenuPlace | null>(null)
  const [slots] = useState(() => new Slots())
  useEffect(() => showRows(recordsIn(lines.flatMap(({ index }) => items[index] ?? []))), [lines, items])
  useEffect(() => keepOnly(recordsIn(items)), [items])

  const dropLine = useReorder({
    scroller,
    items,
    lineAt: useCallback((y: number) => virtualizer.getVirtualItemForOffset(y), [virtualizer]),
  })
  const onKeyDown = useGridKeys({
    items,
    currentIndex,
    rowsPerPage: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / size.rowHeight) - 1),
    goTo: (index) => {
      const item = items[index]
      if (item === undefined) return
      virtualizer.scrollToIndex(index)
      focus(item)
    },
  })

  const slotted = slots.assign(lines.map(({ index }) => items[index] ?? ''))
  return (
    <GridRoot
      className="grid"
      aria-label={texts.queue.grid}
      aria-rowcount={items.length + 1}
      aria-multiselectable
      data-source-shown={shown.includes('source') || undefined}
      style={{ '--columns': columnTemplate(columns, shown) } as CSSProperties}
      onKeyDown={onKeyDown}
    >
      <ColumnHeads columns={shown} />
      <GridSection
        ref={scroller}
        className="rows"
        aria-owns={slotted.map((slot) => `line-${slot}`).join(' ')}
        onFocus={({ target }) => withItem(target, noteFocus)}
        onClick={(event) => onClick(event, items)}
        onDoubleClick={({ target }) => withItem(target, (item) => !isGroup(item) && showDetails(item))}
        onContextMenu={(event) => openMenu(event, items, setMenu)}
      >
        <div role="presentation" className="rows-inner" style={{ blockSize: virtualizer.getTotalSize() }}>
          {lines.map(({ index, start }, nth) => {
            const item = items[index]
            const slot = slotted[nth]
            if (item === undefined) return null
            const place = { index, top: start, isCurrent: index === currentIndex }
            return (
              <div key={`${isGroup(item) ? 'g' : 'r'}${slot}`} role="presentation" id={`line-${slot}`}>
                {isGroup(item) ? (
                  <GroupRow group={item} count={counts.get(item) ?? 0} height={size.groupHeight} {...place} />
                ) : (
                  <Row id={item} height={size.rowHeight} isOrdered={isOrdered} columns={shown} {...place} />
                )}
              </div>
            )
          })}
          {dropLine !== null && (
            <div className="drop-line" style={{ transform: `translateY(${dropLine}px)` }} />
          )}
        </div>
      </GridSection>
      {menu && <RowMenu place={menu} onClose={() => setMenu(null)} />}
    </GridRoot>
  )
}

function useLines(
  items: readonly Item[],
  currentIndex: number,
  scroller: { readonly current: HTMLDivElement | null },
  { rowHeight, groupHeight }: ListSize,
) {
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const item = items[index]
      return item !== undefined && isGroup(item) ? groupHeight : rowHeight
    },
    overscan: OVERSCAN,
    useFlushSync: false,
    // A function that is new at each render would have all rows' places worked out again.
    getItemKey: useCallback((index: number) => items[index] ?? index, [items]),
    // The current row stays when it is scrolled out of sight: the keyboard's focus is in it.
    rangeExtractor: useCallback(
      (range: Range) => withIndex(defaultRangeExtractor(range), currentIndex, range.count),
      [currentIndex],
    ),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: places follow the heights.
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight, groupHeight])
  return virtualizer
}

function withIndex(indexes: number[], extra: number, count: number): number[] {
  if (extra >= count || indexes.includes(extra)) return indexes
  return [...indexes, extra].toSorted((a, b) => a - b)
}

// One listener for all rows: a listener of its own for each would be set hundreds of times a second.
function withItem(target: EventTarget, act: (item: Item) => unknown): void {
  const item =
    target instanceof Element
      ? target.closest<HTMLElement>('[data-item]')?.getAttribute('data-item')
      : undefined
  if (item) act(item as Item)
}

function onClick({ target, shiftKey, ctrlKey, metaKey }: MouseEvent, items: readonly Item[]): void {
  if (target instanceof Element && target.closest('button')) return
  const isMore = ctrlKey || metaKey
  const way = shiftKey ? (isMore ? 'add-range' : 'range') : isMore ? 'toggle' : 'only'
  withItem(target, (item) => {
    if (isGroup(item)) return
    select(recordsIn(items), item, way)
  })
}

function openMenu(event: MouseEvent, items: readonly Item[], open: (place: RowMenuPlace) => void): void {
  withItem(event.target, (item) => {
    if (isGroup(item)) return
    event.preventDefault()
    const { left, top, height } = (event.target as Element).getBoundingClientRect()
    // The keyboard's menu key tells of no place.
    const isKeyboard = event.clientX === 0 && event.clientY === 0
    const [x, y] = isKeyboard ? [left + 24, top + height / 2] : [event.clientX, event.clientY]
    open({ id: item, x, y, list: recordsIn(items) })
  })
}
