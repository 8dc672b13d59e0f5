import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Mirror } from '../../renderer/state/mirror.ts'
import { type Page, RecordSync } from '../../renderer/state/record-sync.ts'
import type { DownloadRecord, RecordsPatch } from '../../shared/record.ts'
import { blankRecord, fakeId } from '../helpers/fake-queue.ts'

const record = (n: number, facts: object = {}) =>
  ({ ...blankRecord('http', `item ${n}`, n), ...facts }) as DownloadRecord
const patch = (seq: number, put: DownloadRecord[], drop: number[] = []): RecordsPatch => ({
  seq,
  put,
  drop: drop.map(fakeId),
})
const page = (seq: number, total: number, ...records: DownloadRecord[]): Page => ({ records, total, seq })

function following() {
  const mirror = new Mirror()
  const sync = new RecordSync(mirror)
  sync.begin()
  const names = () => mirror.ids.map((id) => mirror.get(id)?.displayName)
  return { mirror, sync, names }
}

describe('a mirror that follows the engine', () => {
  it('applies what it heard before the first page over that page, if it is newer', () => {
    const { sync, names } = following()
    sync.patch(patch(4, [record(1, { displayName: 'old' })]))
    sync.patch(patch(5, [record(2, { displayName: 'new' })], [3]))
    expect(sync.page(0, page(4, 3, record(1), record(2), record(3)))).toBe('done')
    expect(names()).toEqual(['item 1', 'new'])
  })

  it('goes on where the first page ends now, not where it ended when it was cut', () => {
    const { sync } = following()
    sync.patch(patch(5, [], [1]))
    expect(sync.page(0, page(4, 4, record(1), record(2)))).toBe(1)
  })

  it('does not let a page take back what a later patch said', () => {
    const { sync, names } = following()
    expect(sync.page(0, page(1, 3, record(1)))).toBe(1)
    sync.patch(patch(2, [record(2, { displayName: 'newer' })], [3]))
    sync.page(0, page(1, 3, record(1)))
    sync.page(1, page(1, 3, record(2), record(3)))
    expect(names()).toEqual(['item 1', 'newer'])
  })

  it('says so when a patch was missed, between patches and before the first page', () => {
    const { sync } = following()
    sync.page(0, page(1, 1, record(1)))
    expect(sync.patch(patch(3, []))).toBe('missed')

    const late = following()
    late.sync.patch(patch(7, []))
    expect(late.sync.page(0, page(5, 1, record(1)))).toBe('missed')
  })

  it('ignores a patch its pages include already', () => {
    const { sync, names } = following()
    sync.page(0, page(5, 1, record(1)))
    expect(sync.patch(patch(5, [record(1, { displayName: 'old' })]))).toBe('ok')
    expect(names()).toEqual(['item 1'])
  })

  it('keeps the rows while it loads again, then drops those that are gone', () => {
    const { sync, names, mirror } = following()
    sync.page(0, page(1, 2, record(1), record(2)))
    sync.begin()
    expect(names()).toEqual(['item 1', 'item 2'])
    sync.page(0, page(9, 1, record(2)))
    expect(names()).toEqual(['item 2'])
    expect(mirror.counts.waiting).toBe(1)
  })

  it('asks for the rows again that moved up past a page on its way', () => {
    const { sync, names } = following()
    expect(sync.page(0, page(1, 4, record(1), record(2)))).toBe(2)
    sync.patch(patch(2, [], [1]))
    // Cut at offset 2 after the drop: record 3, now at 1, is not in it.
    expect(sync.page(2, page(2, 3, record(4)))).toBe(1)
    expect(sync.page(1, page(2, 3, record(3), record(4)))).toBe('done')
    expect(names()).toEqual(['item 2', 'item 3', 'item 4'])
  })
})

it('forgets what went while nobody listened, also what was out of sight', () => {
  const { mirror, sync, names } = following()
  sync.page(0, page(1, 3, record(1), record(2), record(3)))
  mirror.hide([fakeId(2)])
  sync.begin()
  sync.page(0, page(9, 1, record(1)))
  mirror.show([fakeId(2)])
  expect(names()).toEqual(['item 1'])
})

type Step = { readonly kind: 'drop' | 'add' | 'move' | 'touch'; readonly at: number; readonly to: number }

/** The engine's side: a list that changes, each change a patch of its own, pages cut when they are asked for. */
class ChangingEngine {
  #seq = 0
  #lastId: number
  readonly #records: Map<number, DownloadRecord>

  constructor(size: number) {
    this.#lastId = size
    this.#records = new Map(Array.from({ length: size }, (_, n) => [n + 1, record(n + 1)]))
  }

  get list(): DownloadRecord[] {
    return [...this.#records.values()].toSorted((a, b) => a.order - b.order)
  }

  page(offset: number, rows: number): Page {
    return page(this.#seq, this.#records.size, ...this.list.slice(offset, offset + rows))
  }

  change({ kind, at, to }: Step): RecordsPatch {
    this.#seq += 1
    const list = this.list
    const chosen = list[at % Math.max(1, list.length)]
    if (kind === 'add' || !chosen) {
      this.#lastId += 1
      return this.#put(record(this.#lastId, { order: (list.at(-1)?.order ?? 0) + 1 }))
    }
    if (kind === 'drop') {
      const n = Number(chosen.displayName.split(' ')[1])
      this.#records.delete(n)
      return patch(this.#seq, [], [n])
    }
    const order = kind === 'move' ? this.#behind(list[to % list.length]?.order ?? 0) : chosen.order
    return this.#put({ ...chosen, order, speed: this.#seq })
  }

  /** A place nobody has: two at one place would have no order. */
  #behind(order: number): number {
    const taken = new Set(this.list.map((each) => each.order))
    let place = order + 1e-6
    while (taken.has(place)) place += 1e-6
    return place
  }

  #put(changed: DownloadRecord): RecordsPatch {
    this.#records.set(Number(changed.displayName.split(' ')[1]), changed)
    return patch(this.#seq, [changed])
  }
}

it('ends with the engine’s list whatever happens while it loads', () => {
  const step: fc.Arbitrary<Step> = fc.record({
    kind: fc.constantFrom('drop', 'add', 'move', 'touch'),
    at: fc.nat(40),
    to: fc.nat(40),
  })
  const rounds = fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 30 })
  fc.assert(
    fc.property(rounds, fc.nat(30), fc.integer({ min: 1, max: 7 }), (rounds, size, rows) => {
      const engine = new ChangingEngine(size)
      const { sync, mirror } = following()
      let next: number | 'done' | 'missed' = 0
      for (let asked = 0; typeof next === 'number'; asked += 1) {
        expect(asked).toBeLessThan(500)
        // Between asking and the cut: the offset was right for an older list.
        for (const each of rounds[asked] ?? []) sync.patch(engine.change(each))
        next = sync.page(next, engine.page(next, rows))
      }
      expect(next).toBe('done')
      expect(mirror.ids.map((id) => mirror.get(id))).toEqual(engine.list)
    }),
    { numRuns: 300 },
  )
})
