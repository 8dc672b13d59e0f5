import { ArrowDown, ArrowUp } from 'lucide-react'
import { nextSort, type Sort, type SortKey } from '../state/view.ts'
import { changeView, useWindow } from '../state/window.ts'
import { texts } from '../texts.ts'
import { GridHead, GridRow, GridSection } from './grid-parts.tsx'

type Column = { readonly name: keyof typeof texts.columns; readonly cell: string; readonly sort?: SortKey }

const columns: readonly Column[] = [
  { name: 'name', cell: 'cell-name', sort: 'name' },
  { name: 'source', cell: 'cell-source' },
  { name: 'state', cell: 'cell-state' },
  { name: 'progress', cell: 'cell-progress' },
  { name: 'size', cell: 'cell-size', sort: 'size' },
  { name: 'speed', cell: 'cell-speed' },
  { name: 'timeRemaining', cell: 'cell-time' },
  { name: 'actions', cell: 'cell-actions' },
]

export function ColumnHeads() {
  return (
    <GridSection className="heads">
      <GridRow className="head-row" aria-rowindex={1}>
        {columns.map((column) => (
          <ColumnHead key={column.name} column={column} />
        ))}
      </GridRow>
    </GridSection>
  )
}

function ColumnHead({ column: { name, cell, sort } }: { readonly column: Column }) {
  const current = useWindow(({ view }) => view.sort)
  const className = `cell ${cell}`
  if (sort === undefined) {
    return <GridHead className={className}>{texts.columns[name]}</GridHead>
  }
  const isSorted = current.key === sort
  const Arrow = current.descending ? ArrowDown : ArrowUp
  return (
    <GridHead className={className} aria-sort={isSorted ? direction(current) : 'none'}>
      <button type="button" onClick={() => changeView({ sort: nextSort(current, sort) })}>
        {texts.columns[name]}
        {isSorted && <Arrow aria-hidden size={13} />}
      </button>
    </GridHead>
  )
}

const direction = ({ descending }: Sort) => (descending ? 'descending' : 'ascending')
