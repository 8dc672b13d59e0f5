import { memo, useRef } from 'react'
import type { DownloadRecord, RecordId } from '../../shared/record.ts'
import { useRecord } from '../state/records.ts'
import { useSelection } from '../state/selection.ts'
import { type Column, cells } from './cells.tsx'
import { GridCell, GridRow } from './grid-parts.tsx'
import { RowActions } from './row-actions.tsx'
import { Note } from './row-cells.tsx'
import { toneOf } from './state-words.ts'
import { useDraggableRow } from './use-draggable-row.ts'

type Props = {
  readonly id: RecordId
  readonly index: number
  /** Px from the top of the list. */
  readonly top: number
  readonly height: number
  /** The one row that Tab reaches. */
  readonly isCurrent: boolean
  /** The list is in queue order, so a row's place in it means something. */
  readonly isOrdered: boolean
  readonly columns: readonly Column[]
}

/** One download. Its place in the grid comes from above, all else from its own record. */
export const Row = memo(function Row(props: Props) {
  const record = useRecord(props.id)
  return record ? <RecordRow {...props} record={record} /> : null
})

type RecordRowProps = Props & { readonly record: DownloadRecord }

function RecordRow({ id, index, top, height, isCurrent, isOrdered, columns, record }: RecordRowProps) {
  const row = useRef<HTMLDivElement>(null)
  const isSelected = useSelection(({ ids }) => ids.has(id))
  useDraggableRow(row, id, isOrdered && record.waiting?.position != null)
  const tabIndex = isCurrent ? 0 : -1
  return (
    <GridRow
      ref={row}
      className="row"
      aria-label={record.displayName}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-tone={toneOf(record)}
      data-item={id}
      tabIndex={tabIndex}
      style={{ transform: `translateY(${top}px)`, blockSize: height }}
    >
      <GridCell className="cell cell-name">
        <span className="name" dir="auto" title={record.displayName}>
          {record.displayName}
        </span>
        <Note record={record} />
      </GridCell>
      {columns.map((name) => (
        <GridCell key={name} className={`cell cell-${name}`}>
          {cells[name](record)}
        </GridCell>
      ))}
      <GridCell className="cell cell-actions">
        <RowActions record={record} tabIndex={tabIndex} />
      </GridCell>
    </GridRow>
  )
}
