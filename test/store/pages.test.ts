import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { SavedDownload } from '../../shared/saved.ts'
import { changes, makeSaved } from '../helpers/make-saved.ts'
import { databaseFile } from './database-file.ts'

const ROWS = 3

/** A list that somebody pages through while it changes, and what it should hold. */
class PagedList implements Disposable {
  readonly #at = databaseFile()
  /** As they were put; the place counts, and then who was there first. */
  #all: readonly SavedDownload[] = Array.from({ length: 12 }, (_, n) => makeSaved({ order: n >> 1 }))
  #offset = 0

  constructor() {
    this.#at.repository.load()
    this.#at.repository.save(changes({ put: [...this.#all] }))
  }

  /** Returns the next page, or the first once there is none, and what it should be. */
  turn() {
    const from = this.#offset
    const read = this.#at.repository.page({ offset: from, limit: ROWS })
    const right = {
      downloads: this.#all.toSorted((a, b) => a.record.order - b.record.order).slice(from, from + ROWS),
      total: this.#all.length,
    }
    this.#offset = from + ROWS < this.#all.length ? from + ROWS : 0
    return { read, right }
  }

  askOfOne(source: string): void {
    this.#at.repository.page({ offset: 0, limit: ROWS, source })
  }

  put(order: number): void {
    const download = makeSaved({ order })
    this.#all = [...this.#all, download]
    this.#at.repository.save(changes({ put: [download] }))
  }

  move(nth: number, order: number): void {
    const chosen = this.#nth(nth)
    const moved = { ...chosen, record: { ...chosen.record, order } }
    this.#all = this.#all.map((each) => (each === chosen ? moved : each))
    this.#at.repository.save(changes({ put: [moved] }))
  }

  drop(nth: number): void {
    const chosen = this.#nth(nth)
    this.#all = this.#all.filter((each) => each !== chosen)
    this.#at.repository.save(changes({ drop: [chosen.record.id] }))
  }

  [Symbol.dispose](): void {
    this.#at[Symbol.dispose]()
  }

  #nth(nth: number): SavedDownload {
    const chosen = this.#all[nth % this.#all.length]
    if (!chosen) throw new Error('The list is empty.')
    return chosen
  }
}

const place = fc.integer({ min: 0, max: 9 })
const nothing = (_list: PagedList): void => undefined
const change = fc.oneof(
  { weight: 3, arbitrary: fc.constant(nothing) },
  place.map((order) => (list: PagedList) => list.put(order)),
  fc.tuple(fc.nat(20), place).map(
    ([nth, order]) =>
      (list: PagedList) =>
        list.move(nth, order),
  ),
  fc.nat(20).map((nth) => (list: PagedList) => list.drop(nth)),
  fc.constantFrom('http', 'youtube').map((source) => (list: PagedList) => list.askOfOne(source)),
)

it('a page is the same whether it follows the one before or is asked for by itself, whatever changes', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 10 }), (changes) => {
      using list = new PagedList()
      for (const change of changes) {
        const { read, right } = list.turn()
        expect(read).toEqual(right)
        change(list)
      }
    }),
  )
})
