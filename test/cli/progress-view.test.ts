import { beforeEach, expect, it } from 'vitest'
import { followToEnd } from '../../electron/cli/foreground.ts'
import { lineView, type ProgressView } from '../../electron/cli/progress-view.ts'
import { failure } from '../../shared/failure.ts'
import type { DownloadRecord } from '../../shared/record.ts'
import { FakeEngine, idOf, makeRecord } from '../transport/fake-engine.ts'

let now: number
let results: string[]
let notes: string[]
let view: ProgressView

beforeEach(() => {
  now = 0
  results = []
  notes = []
  const lines = {
    result: (line: string) => void results.push(line),
    note: (line: string) => void notes.push(line),
  }
  view = lineView(lines, () => now)
})

const running = (facts: Partial<DownloadRecord> = {}) =>
  makeRecord(idOf(1), { state: 'InProgress, Downloading', size: 2e6, transferred: 1e6, speed: 5e5, ...facts })

it('a running download is told every five seconds, not at once', () => {
  for (now = 0; now <= 12_000; now += 100) view.update(running({ timeRemaining: 2 }))
  expect(notes).toEqual(Array(2).fill('file: 1.0 MB of 2.0 MB, 500 kB/s, 2 s left'))
})

it('a finished one is a result, with its path and pace; a failed one is a note', () => {
  const done = {
    state: 'Completed, Succeeded',
    filePath: '/to/file',
    size: 3e6,
    startedAt: 0,
    finishedAt: 2_000,
  } as const
  view.end(makeRecord(idOf(1), done))
  view.end(makeRecord(idOf(2), { state: 'Errored', error: failure('not-found', 'It is not there (404).') }))
  expect(results).toEqual(['✓ /to/file (3.0 MB, 1.5 MB/s)'])
  expect(notes).toEqual(['✗ file: It is not there (404).'])
})

it('downloads are followed until the last has ended, each end told once', async () => {
  const engine = new FakeEngine()
  engine.put(idOf(1), { state: 'Cancelled' })
  engine.put(idOf(2))
  engine.put(idOf(3))
  const told: string[] = []
  const ended = followToEnd(engine, [idOf(1), idOf(2)], view, ({ id }) => told.push(id))
  engine.put(idOf(3), { state: 'Cancelled' })
  engine.put(idOf(2), { state: 'InProgress, Downloading' })
  engine.put(idOf(2), { state: 'Cancelled' })
  engine.put(idOf(2), { state: 'Cancelled' })
  expect((await ended).map(({ id }) => id)).toEqual([idOf(1), idOf(2)])
  expect(told).toEqual([idOf(1), idOf(2)])
  expect(engine.listeners).toBe(0)
})
