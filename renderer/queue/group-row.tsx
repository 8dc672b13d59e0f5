import { ChevronDown, ChevronRight } from 'lucide-react'
import { memo } from 'react'
import { format } from '../format.ts'
import { type GroupLine, laneOf } from '../state/groups.ts'
import { laneLabel, useLanes } from '../state/lanes.ts'
import { fold, useWindow } from '../state/window.ts'
import { GridCell, GridRow } from './grid-parts.tsx'

type Props = {
  readonly group: GroupLine
  readonly count: number
  readonly index: number
  readonly top: number
  readonly height: number
  readonly isCurrent: boolean
}

/** The line above a lane's rows. */
export const GroupRow = memo(function GroupRow({ group, count, index, top, height, isCurrent }: Props) {
  const lane = laneOf(group)
  const label = useLanes((lanes) => laneLabel(lanes, lane))
  const isFolded = useWindow(({ folded }) => folded.has(lane))
  const Chevron = isFolded ? ChevronRight : ChevronDown
  return (
    <GridRow
      className="group"
      aria-label={label}
      aria-rowindex={index + 2}
      data-item={group}
      tabIndex={isCurrent ? 0 : -1}
      style={{ transform: `translateY(${top}px)`, blockSize: height }}
      onClick={() => fold(lane)}
    >
      <GridCell className="group-cell" aria-expanded={!isFolded}>
        <Chevron aria-hidden size={16} />
        <span className="group-name">{label}</span>
        <span className="group-count">{format.count(count)}</span>
      </GridCell>
    </GridRow>
  )
})
