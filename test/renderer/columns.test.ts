import { describe, expect, it } from 'vitest'
import {
  allColumns,
  columnTemplate,
  defaultColumns,
  fittingColumns,
  moved,
  resized,
  stepped,
  widthOf,
} from '../../renderer/state/columns.ts'
import { keepView, keptView } from '../../renderer/state/kept-view.ts'
import { wholeQueue } from '../../renderer/state/view.ts'

describe('columns', () => {
  it('are all there where there is room, and go one by one where there is not', () => {
    expect(fittingColumns(defaultColumns, 120)).toEqual([
      'source',
      'state',
      'progress',
      'size',
      'speed',
      'timeRemaining',
    ])
    expect(fittingColumns(defaultColumns, 61)).toEqual([
      'state',
      'progress',
      'size',
      'speed',
      'timeRemaining',
    ])
    expect(fittingColumns(defaultColumns, 46)).toContain('state')
    expect(fittingColumns(defaultColumns, 5)).toEqual([])
  })

  it('are as wide as one makes them, within reason', () => {
    expect(widthOf(resized(defaultColumns, 'size', 8.06), 'size')).toBe(8)
    expect(widthOf(resized(defaultColumns, 'size', 0), 'size')).toBe(3)
    expect(widthOf(resized(defaultColumns, 'size', 900), 'size')).toBe(40)
    expect(columnTemplate(resized(defaultColumns, 'size', 8), ['size'])).toBe(
      'minmax(13rem, 1fr) 8rem 6.25rem',
    )
  })

  it('go where they are put', () => {
    expect(moved(defaultColumns, 'speed', 'source').order.slice(0, 3)).toEqual(['speed', 'source', 'state'])
    expect(moved(defaultColumns, 'source', 'progress').order.slice(0, 3)).toEqual([
      'state',
      'progress',
      'source',
    ])
  })

  it('step over hidden ones, and not past the end', () => {
    const columns = { ...defaultColumns, hidden: ['state' as const] }
    expect(stepped(columns, 'progress', -1).order.slice(0, 2)).toEqual(['progress', 'source'])
    expect(stepped(columns, 'source', -1)).toBe(columns)
  })

  it('that are newer than what was kept come last', () =>
    expect(allColumns({ ...defaultColumns, order: ['size', 'state'] }).slice(0, 3)).toEqual([
      'size',
      'state',
      'source',
    ]))
})

describe('what is kept of the view', () => {
  const storage = (text: string | null) => ({ getItem: () => text })

  it('comes back as it was left', () => {
    let kept = ''
    const view = {
      ...wholeQueue,
      stage: 'failed',
      grouped: true,
      sort: { key: 'size', descending: true },
    } as const
    const columns = resized(defaultColumns, 'speed', 9)
    keepView({ view, columns }, { setItem: (_, text) => (kept = text) })
    expect(keptView(storage(kept))).toMatchObject({ view: { stage: 'failed', grouped: true }, columns })
  })

  it.each([null, 'no JSON', '[]', '{"view":{"stage":"gone"},"columns":{"order":["gone"]}}'])(
    'is as new when it is %s',
    (text) =>
      expect(keptView(storage(text))).toMatchObject({ view: { stage: 'all' }, columns: defaultColumns }),
  )

  it('costs nothing where there is no storage', () => {
    const broken = {
      getItem: () => {
        throw new Error('denied')
      },
    }
    expect(keptView(broken).columns).toEqual(defaultColumns)
  })
})
