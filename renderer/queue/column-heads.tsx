import { ArrowDown, ArrowUp } from 'lucide-react'
import { type ComponentProps, useRef } from 'react'
import type { ColumnName } from '../state/columns.ts'
import { nextSort, type Sort, type SortKey } from '../state/view.ts'
import { changeView, useWindow } from '../state/window.ts'
import { texts } from '../texts.ts'
import { ColumnResizer } from './column-resizer.tsx'
import { ColumnsMenu } from './columns-menu.tsx'
import { GridHead, GridRow, GridSection } from './grid-parts.tsx'
import { useMovableColumn } from './use-movable-column.ts'

const sortOf: Partial<Record<ColumnName | 'name', SortKey>> = {
  name: 'name',
  source: 'source',
  state: 'state',
  size: 'size',
  added: 'added',
}

export function ColumnHeads({ columns }: { readonly columns: readonly ColumnName[] }) {
  return (
    <GridSection className="heads">
      <GridRow className="head-row" aria-rowindex={1}>
        <Head name="name" className="head cell-name" />
        {columns.map((name) => (
          <MovableHead key={name} name={name} />
        ))}
        <GridHead className="cell cell-actions">
          <span className="visually-hidden">{texts.columns.actions}</span>
          <ColumnsMenu />
        </GridHead>
      </GridRow>
    </GridSection>
  )
}

function MovableHead({ name }: { readonly name: ColumnName }) {
  const head = useRef<HTMLDivElement>(null)
  const isTarget = useMovableColumn(head, name)
  return (
    <Head name={name} className={`head cell-${name}`} ref={head} data-drop={isTarget || undefined}>
      <ColumnResizer name={name} head={head} />
    </Head>
  )
}

type HeadProps = Omit<ComponentProps<typeof GridHead>, 'name'> & { readonly name: ColumnName | 'name' }

function Head({ name, children, ...props }: HeadProps) {
  const current = useWindow(({ view }) => view.sort)
  const sort = sortOf[name]
  const label = texts.columns[name]
  if (sort === undefined) {
    return (
      <GridHead aria-label={label} {...props}>
        <span className="head-label">{label}</span>
        {children}
      </GridHead>
    )
  }
  const isSorted = current.key === sort
  const Arrow = current.descending ? ArrowDown : ArrowUp
  return (
    <GridHead aria-label={label} aria-sort={isSorted ? direction(current) : 'none'} {...props}>
      <button
        type="button"
        className="head-label"
        onClick={() => changeView({ sort: nextSort(current, sort) })}
      >
        {label}
        {isSorted && <Arrow aria-hidden size={13} />}
      </button>
      {children}
    </GridHead>
  )
}

const direction = ({ descending }: Sort) => (descending ? 'descending' : 'ascending')
