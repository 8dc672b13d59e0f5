import { memo, type Ref } from 'react'
import type { RecordId } from '../../shared/record.ts'
import { laneLabel, useLanes } from '../state/lanes.ts'
import { useRecord } from '../state/records.ts'
import { GridCell, GridRow } from './grid-parts.tsx'
import { RowActions } from './row-actions.tsx'
import { Note, ProgressCell, StateMark, sizeWords, speedWords, timeWords } from './row-cells.tsx'
import { toneOf } from './state-words.ts'

type Props = {
  readonly id: RecordId
  readonly index: number
  /** Px from the top of the list. */
  readonly top: number
  readonly height: number
  /** The one row that Tab reaches. */
  readonly isCurrent: boolean
  readonly ref: Ref<HTMLDivElement> | undefined
}

/** One download. Its place in the grid comes from above, all else from its own record. */
export const Row = memo(function Row({ id, index, top, height, isCurrent, ref }: Props) {
  const record = useRecord(id)
  const source = useLanes((lanes) => (record ? laneLabel(lanes, record.source) : ''))
  if (!record) return null
  const tabIndex = isCurrent ? 0 : -1
  return (
    <GridRow
      ref={ref}
      className="row"
      aria-label={record.displayName}
      aria-rowindex={index + 2}
      data-tone={toneOf(record)}
      data-index={index}
      tabIndex={tabIndex}
      style={{ transform: `translateY(${top}px)`, blockSize: height }}
    >
      <GridCell className="cell cell-name">
        <span className="name" dir="auto" title={record.displayName}>
          {record.displayName}
        </span>
        <Note record={record} />
      </GridCell>
      <GridCell className="cell cell-source">{source}</GridCell>
      <GridCell className="cell cell-state">
        <StateMark record={record} />
      </GridCell>
      <GridCell className="cell cell-progress">
        <ProgressCell record={record} />
      </GridCell>
      <GridCell className="cell cell-size">{sizeWords(record)}</GridCell>
      <GridCell className="cell cell-speed">{speedWords(record)}</GridCell>
      <GridCell className="cell cell-time">{timeWords(record)}</GridCell>
      <GridCell className="cell cell-actions">
        <RowActions record={record} tabIndex={tabIndex} />
      </GridCell>
    </GridRow>
  )
})
