import { describe, expect, it } from 'vitest'
import { attemptsIn } from '../../renderer/details/attempts.ts'
import { SECONDS, SpeedHistory } from '../../renderer/state/speeds.ts'
import { pathsOf } from '../../renderer/ui/sparkline.tsx'
import type { DownloadRecord } from '../../shared/record.ts'
import { blankRecord, fakeId } from '../helpers/fake-queue.ts'

describe('attempts', () => {
  const log = (...texts: string[]) => texts.map((text, n) => ({ time: n * 1_000, text }))

  it('are told from a log with how each ended', () => {
    const lines = log(
      'Attempt 1 began',
      '200: 5 bytes',
      'Failed: It broke off. Next attempt in 2 s',
      'Attempt 2 began',
      'Finished: /a',
    )
    expect(attemptsIn(lines)).toEqual([
      {
        number: 1,
        began: 0,
        ended: 2_000,
        outcome: 'Failed: It broke off. Next attempt in 2 s',
        isGood: false,
      },
      { number: 2, began: 3_000, ended: 4_000, outcome: 'Finished: /a', isGood: true },
    ])
  })

  it('go on until the log says otherwise, and may have lost their beginning', () => {
    expect(attemptsIn(log('Failed: an earlier one', 'Attempt 7 began', 'Fetching'))).toMatchObject([
      { number: 7, ended: null, outcome: null },
    ])
    expect(attemptsIn([])).toEqual([])
  })
})

describe('speeds', () => {
  const running = (n: number, speed: number, lane = 'http:a') =>
    ({
      ...blankRecord('http', `item ${n}`, n),
      state: 'InProgress, Downloading',
      lane,
      speed,
    }) as DownloadRecord

  it('are kept for each download, its lane and its source', () => {
    const speeds = new SpeedHistory()
    speeds.note([running(1, 10), running(2, 5), running(3, 1, 'http:b')])
    speeds.note([running(1, 20)])
    speeds.note([])
    expect(speeds.ofRecord(fakeId(1))).toEqual([10, 20])
    expect(speeds.ofLane('http:a')).toEqual([15, 20, 0])
    expect(speeds.ofLane('http')).toEqual([16, 20, 0])
    expect(speeds.ofLane('youtube')).toEqual([])
  })

  it('are forgotten after a while', () => {
    const speeds = new SpeedHistory()
    for (let n = 0; n < SECONDS + 20; n += 1) speeds.note([running(1, n)])
    expect(speeds.ofRecord(fakeId(1))).toHaveLength(SECONDS)
    for (let n = 0; n < SECONDS; n += 1) speeds.note([])
    expect(speeds.ofLane('http:a')).toEqual([])
    for (let n = 2; n < 1_000; n += 1) speeds.note([running(n, 1)])
    expect(speeds.ofRecord(fakeId(1))).toEqual([])
    expect(speeds.ofRecord(fakeId(999))).toEqual([1])
  })
})

describe('a line over time', () => {
  it('ends at now, as high as its highest', () => {
    expect(pathsOf([0, 50, 100], 5).line).toBe('M2 99.0L3 52.0L4 5.0')
    expect(pathsOf([], 5)).toEqual({ line: '', area: '' })
  })
  it('of nothing is flat', () => expect(pathsOf([0, 0], 2).line).toBe('M0 99.0L1 99.0'))
})
