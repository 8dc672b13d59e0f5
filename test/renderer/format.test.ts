import { describe, expect, it } from 'vitest'
import { createFormat } from '../../renderer/format.ts'

const format = createFormat('en-GB', 'UTC')

describe('sizes', () => {
  it.each([
    [0, '0 B'],
    [812, '812 B'],
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [12_345, '12.3 kB'],
    [99_949, '99.9 kB'],
    [99_960, '100 kB'],
    [123_456, '123 kB'],
    [999_600, '1.0 MB'],
    [4_710_000_000, '4.7 GB'],
    [78_400_000_000, '78.4 GB'],
    [2_000_000_000_000, '2.0 TB'],
    [9e18, '9,000 PB'],
  ])('%d bytes are %s', (bytes, words) => expect(format.bytes(bytes)).toBe(words))

  it('follow the locale', () => expect(createFormat('de').bytes(12_345)).toBe('12,3 kB'))
})

it.each([
  [0, '0 B/s'],
  [412_000, '412 kB/s'],
  [4_600_000, '4.6 MB/s'],
])('a speed of %d is %s', (speed, words) => expect(format.speed(speed)).toBe(words))

it.each([
  [0, '0 s'],
  [12.4, '12 s'],
  [59.6, '1 min'],
  [200, '3 min 20 s'],
  [3_600, '1 h'],
  [3_900, '1 h 5 min'],
  [3_659, '1 h'],
  [187_200, '2 d 4 h'],
])('%d seconds last %s', (seconds, words) => expect(format.duration(seconds)).toBe(words))

it.each([
  [-50, '0.0 s'],
  [2_400, '2.4 s'],
  [9_990, '10.0 s'],
  [10_000, '10 s'],
  [10_001, '11 s'],
  [90_000, '1 min 30 s'],
])('%d ms are left as %s', (ms, words) => expect(format.countdown(ms)).toBe(words))

it('never says 100 % before it is', () => {
  expect(format.percent(99.99)).toBe('99%')
  expect(format.percent(100)).toBe('100%')
})

describe('a moment', () => {
  const now = Date.UTC(2026, 10, 24, 13, 0)
  it('of today is a time', () => expect(format.moment(Date.UTC(2026, 10, 24, 14, 3), now)).toBe('14:03'))
  it('of this week has its day', () =>
    expect(format.moment(Date.UTC(2026, 10, 25, 9, 30), now)).toMatch(/^Wed.* 0?9:30$/))
  it('further away has its date', () =>
    expect(format.moment(Date.UTC(2026, 11, 24, 9, 30), now)).toContain('24 Dec 2026'))
})
