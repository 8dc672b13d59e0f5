import { z } from 'zod'

/** Between the name, which is always first, and the buttons, which are always last. */
export const columnNames = [
  'source',
  'state',
  'progress',
  'size',
  'speed',
  'timeRemaining',
  'added',
  'attempt',
  'priority',
] as const
export type ColumnName = (typeof columnNames)[number]

/** How a person has the columns. Widths in rem. */
export const Columns = z.object({
  order: z.array(z.enum(columnNames)),
  hidden: z.array(z.enum(columnNames)),
  widths: z.partialRecord(z.enum(columnNames), z.number().min(3).max(40)),
})
export type Columns = z.infer<typeof Columns>

export const defaultColumns: Columns = {
  order: [...columnNames],
  hidden: ['added', 'attempt', 'priority'],
  widths: {},
}

const usualWidth: Record<ColumnName, number> = {
  source: 6,
  state: 7.25,
  progress: 9,
  size: 4.75,
  speed: 5.5,
  timeRemaining: 6,
  added: 8,
  attempt: 5,
  priority: 5.5,
}
const NAME_REM = 13
const ACTIONS_REM = 6.25
const GAP_REM = 0.75
const PADDING_REM = 1.5
export const NARROWEST_REM = 3
export const WIDEST_REM = 40

/** Where there is no room for all, these go first: the row's second line says them too. */
const firstToGo: readonly ColumnName[] = [
  'source',
  'priority',
  'attempt',
  'added',
  'size',
  'timeRemaining',
  'progress',
  'speed',
  'state',
]

export const widthOf = ({ widths }: Columns, name: ColumnName): number => widths[name] ?? usualWidth[name]

/** In order, also those that are newer than what was kept. */
export const allColumns = ({ order }: Columns): readonly ColumnName[] => [
  ...order,
  ...columnNames.filter((name) => !order.includes(name)),
]

/** Those to show in a list `room` rem wide. */
export function fittingColumns(columns: Columns, room: number): readonly ColumnName[] {
  const { hidden } = columns
  let shown = allColumns(columns).filter((name) => !hidden.includes(name))
  const needed = () =>
    shown.reduce(
      (sum, name) => sum + widthOf(columns, name) + GAP_REM,
      NAME_REM + ACTIONS_REM + GAP_REM + PADDING_REM,
    )
  for (const name of firstToGo) {
    if (needed() <= room) break
    shown = shown.filter((each) => each !== name)
  }
  return shown
}

/** As CSS has it. */
export const columnTemplate = (columns: Columns, shown: readonly ColumnName[]): string =>
  [
    `minmax(${NAME_REM}rem, 1fr)`,
    ...shown.map((name) => `${widthOf(columns, name)}rem`),
    `${ACTIONS_REM}rem`,
  ].join(' ')

export function resized(columns: Columns, name: ColumnName, width: number): Columns {
  const within = Math.max(NARROWEST_REM, Math.min(WIDEST_REM, Math.round(width * 8) / 8))
  return { ...columns, widths: { ...columns.widths, [name]: within } }
}

/** `name` put where `target` is; after it if it comes from before. */
export function moved(columns: Columns, name: ColumnName, target: ColumnName): Columns {
  const order = [...allColumns(columns)]
  const [from, to] = [order.indexOf(name), order.indexOf(target)]
  order.splice(from, 1)
  order.splice(to, 0, name)
  return { ...columns, order }
}

/** `name` put before or after the next one that is shown. */
export function stepped(columns: Columns, name: ColumnName, by: -1 | 1): Columns {
  const shown = allColumns(columns).filter((each) => !columns.hidden.includes(each))
  const target = shown[shown.indexOf(name) + by]
  return target === undefined ? columns : moved(columns, name, target)
}
