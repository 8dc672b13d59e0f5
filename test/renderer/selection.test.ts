import { expect, it } from 'vitest'
import { choose, nothing, type Selection, type Way } from '../../renderer/state/selection.ts'
import { fakeId } from '../helpers/fake-queue.ts'

const list = [1, 2, 3, 4, 5].map(fakeId)
const after = (...steps: readonly (readonly [n: number, way: Way])[]): Selection =>
  steps.reduce<Selection>((selection, [n, way]) => choose(selection, list, fakeId(n), way), nothing)

it.each<[string, Selection, number[]]>([
  ['one alone', after([2, 'only']), [2]],
  ['another instead', after([2, 'only'], [4, 'only']), [4]],
  ['another too', after([2, 'only'], [4, 'toggle']), [2, 4]],
  ['one no more', after([2, 'only'], [4, 'toggle'], [2, 'toggle']), [4]],
  ['all between', after([2, 'only'], [4, 'range']), [2, 3, 4]],
  ['all between, upwards', after([4, 'only'], [2, 'range']), [2, 3, 4]],
  ['a range that is turned about', after([3, 'only'], [5, 'range'], [1, 'range']), [1, 2, 3]],
  ['a second range', after([1, 'only'], [4, 'toggle'], [5, 'add-range']), [1, 4, 5]],
  ['a range without a beginning', after([3, 'range']), [3]],
])('%s', (_, { ids }, chosen) => expect([...ids].toSorted()).toEqual(chosen.map(fakeId)))

it('a range that begins at a row that is gone is that row alone', () =>
  expect(choose({ ids: new Set(), anchor: fakeId(9) }, list, fakeId(3), 'range').ids).toEqual(
    new Set([fakeId(3)]),
  ))
