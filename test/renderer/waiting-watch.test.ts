import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { WaitingWatch } from '../../renderer/state/waiting-watch.ts'
import type { ResultOf } from '../../shared/methods.ts'
import type { DownloadRecord, RecordId } from '../../shared/record.ts'
import type { Waiting } from '../../shared/waiting.ts'
import { blankRecord, fakeId } from '../helpers/fake-queue.ts'

const START = 1_000_000
const [a, b, c] = [fakeId(1), fakeId(2), fakeId(3)]

beforeEach(() => void vi.useFakeTimers({ now: START }))
afterEach(() => void vi.useRealTimers())

function watching(records: readonly DownloadRecord[]) {
  const byId = new Map(records.map((record) => [record.id, record]))
  const asked: RecordId[][] = []
  const taken: ResultOf<'getWaiting'>[] = []
  let fails = false
  const watch = new WaitingWatch({
    get: (id) => byId.get(id),
    ask: async (ids) => {
      asked.push(ids)
      if (fails) throw new Error('gone')
      return ids.map((id) => ({ id, waiting: null }))
    },
    take: (answers) => taken.push(answers),
    now: () => Date.now(),
  })
  const change = (id: RecordId, facts: object) =>
    byId.set(id, { ...(byId.get(id) as DownloadRecord), ...facts } as DownloadRecord)
  return {
    watch,
    asked,
    taken,
    change,
    fail: () => (fails = true),
    pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
  }
}

const waits = (n: number, lane: string, waiting: Waiting = { reason: 'slot', until: null, position: n }) => ({
  ...blankRecord('http', `item ${n}`, n),
  lane,
  waiting,
})
const runs = (n: number) =>
  ({ ...waits(n, 'x'), state: 'InProgress, Downloading', waiting: null }) as DownloadRecord

it('asks about waiting rows as they come into sight, and then no more while nothing changes', async () => {
  const { watch, asked, pass } = watching([waits(1, 'x'), waits(2, 'x'), runs(3)])
  watch.show([a, c])
  await pass(1_000)
  watch.show([a, b, c])
  await pass(60_000)
  expect(asked).toEqual([[a], [b]])
})

it('asks again about the rows of a lane that changed, four times a second at most', async () => {
  const { watch, asked, pass } = watching([waits(1, 'x'), waits(2, 'y')])
  watch.show([a, b])
  await pass(1_000)
  asked.length = 0
  for (let n = 0; n < 99; n += 1) {
    watch.lanesChanged(new Set(['x']))
    await pass(10)
  }
  expect(asked.every((ids) => ids.length === 1 && ids[0] === a)).toBe(true)
  expect(asked.length).toBeLessThanOrEqual(4)
  expect(asked.length).toBeGreaterThanOrEqual(3)
})

it('asks when the cap changed only about those it holds back', async () => {
  const held = { reason: 'global-cap', until: null, position: 1 } as const
  const { watch, asked, pass } = watching([waits(1, 'x', held), waits(2, 'x')])
  watch.show([a, b])
  await pass(1_000)
  watch.capChanged()
  await pass(1_000)
  expect(asked).toEqual([[a, b], [a]])
})

it('asks when a countdown has run out, and takes the answer', async () => {
  const delayed = { reason: 'delay', until: START + 5_000, position: 1 } as const
  const { watch, asked, taken, change, pass } = watching([waits(1, 'x', delayed)])
  watch.show([a])
  await pass(4_900)
  expect(asked).toHaveLength(1)
  await pass(200)
  expect(asked).toHaveLength(2)
  expect(taken.at(-1)).toEqual([{ id: a, waiting: null }])
  change(a, { waiting: null })
  watch.arm()
  await pass(60_000)
  expect(asked).toHaveLength(2)
})

it('says nothing about rows that have gone out of sight, and survives a question that fails', async () => {
  const { watch, asked, taken, fail, pass } = watching([waits(1, 'x'), waits(2, 'x')])
  fail()
  watch.show([a])
  watch.show([b])
  await pass(1_000)
  expect(asked).toEqual([[b]])
  expect(taken).toEqual([[]])
  watch.lanesChanged(new Set(['x']))
  await pass(1_000)
  expect(asked).toHaveLength(2)
})

it('a rest of years does not make the alarm ring at once', async () => {
  const years = { reason: 'cool-down', until: START + 1e11, position: 1 } as const
  const { watch, asked, pass } = watching([waits(1, 'x', years)])
  watch.show([a])
  await pass(2_000)
  expect(asked).toHaveLength(1)
  watch[Symbol.dispose]()
})
