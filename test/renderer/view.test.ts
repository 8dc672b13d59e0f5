import { describe, expect, it } from 'vitest'
import { rowAfterKey } from '../../renderer/queue/grid-keys.ts'
import { Mirror } from '../../renderer/state/mirror.ts'
import { nextSort, SortedIds, type View, visibleIds, wholeQueue } from '../../renderer/state/view.ts'
import type { DownloadRecord } from '../../shared/record.ts'
import { blankRecord, fakeId } from '../helpers/fake-queue.ts'

const record = (n: number, displayName: string, facts: object = {}) =>
  ({ ...blankRecord('http', displayName, n), ...facts }) as DownloadRecord

function filled() {
  const mirror = new Mirror()
  mirror.put([
    record(1, 'Zebra 10.iso', { size: 30 }),
    record(2, 'zebra 9.iso', { state: 'Completed, Succeeded', waiting: null, size: 10 }),
    record(3, 'Apple.zip', { source: 'youtube', state: 'InProgress, Downloading', waiting: null, size: 20 }),
    record(4, 'Mango.zip', { state: 'Errored', waiting: null, targetId: 'https://fruit.example/m' }),
  ])
  return mirror
}

function shown(mirror: Mirror, change: Partial<View> = {}) {
  const view = { ...wholeQueue, ...change }
  const ids = visibleIds(mirror, new SortedIds().update(mirror, view.sort), view)
  return ids.map((id) => mirror.get(id)?.displayName)
}

describe('the list', () => {
  it('is the queue, in its order', () =>
    expect(shown(filled())).toEqual(['Zebra 10.iso', 'zebra 9.iso', 'Apple.zip', 'Mango.zip']))

  it('is narrowed by state, source and words in any order and case', () => {
    expect(shown(filled(), { stage: 'active' })).toEqual(['Apple.zip'])
    expect(shown(filled(), { stage: 'failed' })).toEqual(['Mango.zip'])
    expect(shown(filled(), { source: 'youtube' })).toEqual(['Apple.zip'])
    expect(shown(filled(), { search: ' ISO zeb' })).toEqual(['Zebra 10.iso', 'zebra 9.iso'])
    expect(shown(filled(), { search: 'fruit.example' })).toEqual(['Mango.zip'])
  })

  it('is searched for what was typed, signs and all, in any script', () => {
    const mirror = new Mirror()
    const names = ['C++ (2nd ed.) [pdf].zip', 'cost $5 a\\b|c.txt', 'Straße ÉTÉ.flac', '東京 100%.mp4']
    mirror.put(names.map((name, n) => record(n + 1, name)))
    for (const [search, found] of [
      ['c++ (2ND', 0],
      ['[pdf]', 0],
      ['.+*', null],
      ['$5 a\\b|c', 1],
      ['été STRASSE', null],
      ['été stra', 2],
      ['東京 100%', 3],
    ] as const) {
      expect(shown(mirror, { search }), search).toEqual(found === null ? [] : [names[found]])
    }
  })

  it('leaves out what a person has removed, also while it is searched', () => {
    const mirror = filled()
    mirror.hide([fakeId(1)])
    expect(shown(mirror, { search: 'iso' })).toEqual(['zebra 9.iso'])
    expect(shown(mirror, { search: '.' })).toEqual(['zebra 9.iso', 'Apple.zip', 'Mango.zip'])
  })

  it('is sorted by name as people count, and by size', () => {
    const byName = { key: 'name', descending: false } as const
    expect(shown(filled(), { sort: byName })).toEqual([
      'Apple.zip',
      'Mango.zip',
      'zebra 9.iso',
      'Zebra 10.iso',
    ])
    expect(shown(filled(), { sort: { key: 'size', descending: true } })[0]).toBe('Zebra 10.iso')
  })

  it('keeps its order as records come and go', () => {
    const mirror = filled()
    const sorted = new SortedIds()
    const sort = { key: 'name', descending: false } as const
    sorted.update(mirror, sort)
    mirror.put([record(5, 'Banana')])
    mirror.drop([fakeId(3)])
    const names = sorted.update(mirror, sort).map((id) => mirror.get(id)?.displayName)
    expect(names).toEqual(['Banana', 'Mango.zip', 'zebra 9.iso', 'Zebra 10.iso'])
  })
})

it('a column sorts up, then down, then not at all', () => {
  const up = nextSort(wholeQueue.sort, 'name')
  const down = nextSort(up, 'name')
  expect([up, down, nextSort(down, 'name')]).toEqual([
    { key: 'name', descending: false },
    { key: 'name', descending: true },
    wholeQueue.sort,
  ])
})

describe('the mirror', () => {
  it('counts records by stage as they change', () => {
    const mirror = filled()
    expect(mirror.counts).toEqual({ active: 1, waiting: 1, completed: 1, failed: 1, cancelled: 0 })
    mirror.put([record(1, 'Zebra 10.iso', { state: 'Cancelled', waiting: null })])
    mirror.drop([fakeId(4), fakeId(99)])
    expect(mirror.counts).toEqual({ active: 1, waiting: 0, completed: 1, failed: 0, cancelled: 1 })
  })

  it('changes its shape with states and order, not with progress', () => {
    const mirror = filled()
    const { shape, version } = mirror
    const running = mirror.get(fakeId(3)) as DownloadRecord
    mirror.put([{ ...running, progress: 50, speed: 9, transferred: 10 }])
    expect([mirror.shape - shape, mirror.version - version]).toEqual([0, 1])
    mirror.put([{ ...running, order: 0.5 }])
    expect(mirror.shape).toBe(shape + 1)
    expect(mirror.ids[0]).toBe(fakeId(3))
  })
})

it.each([
  ['ArrowDown', 4, 5],
  ['ArrowDown', 9, 9],
  ['ArrowUp', 0, 0],
  ['PageDown', 4, 7],
  ['PageUp', 4, 1],
  ['Home', 4, 0],
  ['End', 4, 9],
  ['a', 4, undefined],
])('%s leads from row %d to %s', (key, from, to) => expect(rowAfterKey(key, from, 10, 3)).toBe(to))
