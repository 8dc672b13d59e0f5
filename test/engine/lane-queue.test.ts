import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LaneQueue, type Place } from '../../electron/engine/lane-queue.ts'
import { Priority, type RecordId } from '../../shared/record.ts'

const id = (n: number) => `id-${n}` as RecordId

/** The same promises, kept the slow and obvious way. */
class PlainQueue {
  entries: (Place & { id: RecordId })[] = []

  shift(): RecordId | undefined {
    return this.entries.shift()?.id
  }

  remove(who: RecordId): boolean {
    const before = this.entries.length
    this.entries = this.entries.filter((entry) => entry.id !== who)
    return this.entries.length < before
  }

  insert(who: RecordId, place: Place): void {
    this.remove(who)
    this.entries.push({ id: who, ...place })
    const rank = (entry: Place) => Priority.options.indexOf(entry.priority)
    this.entries.sort((a, b) => rank(a) - rank(b) || a.order - b.order || (a.id < b.id ? -1 : 1))
  }
}

const step = fc.record({
  action: fc.constantFrom(...(['insert', 'insert', 'insert', 'remove', 'shift'] as const)),
  who: fc.nat(40).map(id),
  place: fc.record({ priority: fc.constantFrom(...Priority.options), order: fc.nat(60) }),
})

describe('a lane queue', () => {
  it('answers as a plain sorted list would, whatever is done to it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const queue = new LaneQueue()
        const plain = new PlainQueue()
        for (const { action, who, place } of steps) {
          expect(queue[action](who, place)).toBe(plain[action](who, place))
          expect(queue.length).toBe(plain.entries.length)
          const places = plain.entries.map((entry) => queue.positionOf(entry.id))
          expect(places).toEqual(plain.entries.map((_, index) => index + 1))
        }
      }),
      { numRuns: 200 },
    )
  })

  it('holds 100,000 and still knows every place', () => {
    const queue = new LaneQueue()
    for (let n = 0; n < 100_000; n += 1) queue.insert(id(n), { priority: 'normal', order: n })
    expect([queue.positionOf(id(0)), queue.positionOf(id(50_000)), queue.positionOf(id(99_999))]).toEqual([
      1, 50_001, 100_000,
    ])
    queue.remove(id(10))
    expect(queue.positionOf(id(50_000))).toBe(50_000)
  })
})
