import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { can, linkOf } from '../../renderer/queue/actions.ts'
import { movesFor } from '../../renderer/queue/reorder.ts'
import { Slots } from '../../renderer/queue/slots.ts'
import { grouped, recordsIn } from '../../renderer/state/groups.ts'
import { Mirror } from '../../renderer/state/mirror.ts'
import type { DownloadRecord, RecordId } from '../../shared/record.ts'
import { blankRecord, fakeId } from '../helpers/fake-queue.ts'

const record = (n: number, facts: object = {}) =>
  ({ ...blankRecord('http', `item ${n}`, n), ...facts }) as DownloadRecord

describe('elements of rows', () => {
  it('stay with rows that stay in sight, and are taken over by those that come', () => {
    const slots = new Slots()
    expect(slots.assign(['a', 'b', 'c'])).toEqual([0, 1, 2])
    expect(slots.assign(['b', 'c', 'd'])).toEqual([1, 2, 0])
    expect(slots.assign(['c', 'd', 'e', 'f'])).toEqual([2, 0, 1, 3])
  })

  it('are never shared, however one scrolls', () => {
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(fc.nat(30)), { maxLength: 20 }), (views) => {
        const slots = new Slots()
        for (const view of views) {
          const assigned = slots.assign(view.map(String))
          expect(new Set(assigned).size).toBe(view.length)
        }
      }),
    )
  })
})

describe('groups', () => {
  const mirror = new Mirror()
  mirror.put([record(1, { lane: 'youtube' }), record(2, { lane: 'http:a' }), record(3, { lane: 'youtube' })])

  it('have a line for each lane above its rows', () => {
    const { items, counts } = grouped(mirror, mirror.ids, new Set())
    expect(items).toEqual(['lane http:a', fakeId(2), 'lane youtube', fakeId(1), fakeId(3)])
    expect(counts.get('lane youtube')).toBe(2)
    expect(recordsIn(items)).toEqual([fakeId(2), fakeId(1), fakeId(3)])
  })

  it('that are folded keep only their line', () =>
    expect(grouped(mirror, mirror.ids, new Set(['youtube'])).items).toEqual([
      'lane http:a',
      fakeId(2),
      'lane youtube',
    ]))
})

describe('rows that are out of sight for a while', () => {
  it('count nowhere until they are shown again', () => {
    const mirror = new Mirror()
    mirror.put([record(1), record(2), record(3)])
    mirror.hide([fakeId(2)])
    expect([mirror.size, mirror.counts.waiting, mirror.ids]).toEqual([2, 2, [fakeId(1), fakeId(3)]])
    mirror.put([record(2, { state: 'Paused' })])
    expect(mirror.counts.waiting).toBe(2)
    mirror.show([fakeId(2)])
    expect([mirror.size, mirror.counts.waiting, mirror.ids]).toEqual([3, 3, [1, 2, 3].map(fakeId)])
    mirror.hide([fakeId(1)])
    mirror.drop([fakeId(1)])
    expect([mirror.size, mirror.counts.waiting]).toEqual([2, 2])
  })
})

/** A lane's queue, as the engine keeps it. */
function move(queue: readonly RecordId[], { id, position }: { id: RecordId; position: number }): RecordId[] {
  const others = queue.filter((each) => each !== id)
  return others.toSpliced(position - 1, 0, id)
}

it('rows dropped anywhere end up together there, in their order, for any choice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 12 }), fc.array(fc.nat(11)), fc.nat(12), (size, chosen, at) => {
      const list = Array.from({ length: size }, (_, n) => fakeId(n + 1))
      const dragged = list.filter((_, n) => chosen.includes(n))
      const index = Math.min(at, size)
      fc.pre(dragged.length > 0 && dragged.length < size)
      const mirror = new Mirror()
      mirror.put(
        list.map((_, n) => record(n + 1, { waiting: { reason: 'slot', until: null, position: n + 1 } })),
      )
      const positions = new Map(list.map((id, n) => [id, n + 1]))
      const moves = movesFor(list, dragged, index, { get: (id) => mirror.get(id), positions })
      const isDragged = (id: RecordId) => dragged.includes(id)
      const expected = [
        ...list.slice(0, index).filter((id) => !isDragged(id)),
        ...dragged,
        ...list.slice(index).filter((id) => !isDragged(id)),
      ]
      expect(moves.reduce<readonly RecordId[]>(move, list)).toEqual(expected)
    }),
    { numRuns: 500 },
  )
})

it('a row dropped among those of other lanes goes to the nearest place of its own', () => {
  const mirror = new Mirror()
  const waits = (n: number, lane: string, position: number | null) =>
    record(n, { lane, waiting: position === null ? null : { reason: 'slot', until: null, position } })
  mirror.put([waits(1, 'x', 1), waits(2, 'y', 1), waits(3, 'x', 2), waits(4, 'y', 2), waits(5, 'x', null)])
  const positions = new Map(
    [1, 2, 3, 4].map((n) => [fakeId(n), mirror.get(fakeId(n))?.waiting?.position ?? 0] as const),
  )
  const drop = (n: number, index: number) =>
    movesFor(mirror.ids, [fakeId(n)], index, { get: (id) => mirror.get(id), positions })
  expect(drop(3, 0)).toEqual([{ id: fakeId(3), position: 1 }])
  expect(drop(2, 5)).toEqual([{ id: fakeId(2), position: 2 }])
  expect(drop(1, 4)).toEqual([{ id: fakeId(1), position: 2 }])
  expect(drop(5, 0)).toEqual([])
})

it('an action is offered only where it would change something', () => {
  const running = record(1, { state: 'InProgress, Downloading', waiting: null })
  const paused = record(2, { state: 'Paused', waiting: null })
  const resting = record(3, { waiting: { reason: 'cool-down', until: 1, position: 1 } })
  expect([can('pause', running), can('start', running), can('top', running)]).toEqual([true, false, false])
  expect([can('start', paused), can('resume', paused), can('high', paused)]).toEqual([true, true, true])
  expect([can('start', resting), can('top', resting), can('bottom', resting)]).toEqual([false, false, true])
  expect(can('retry', record(4, { state: 'Errored' }))).toBe(true)
})

it('a link is the target, or what the source kept of it', () => {
  expect(linkOf(record(1, { targetId: 'https://a.example/1' }))).toBe('https://a.example/1')
  expect(linkOf(record(1, { extra: { permalinkUrl: 'https://soundcloud.com/x' } }))).toBe(
    'https://soundcloud.com/x',
  )
  expect(linkOf(record(1))).toBeNull()
})
