import { describe, expect, it } from 'vitest'
import { columns, duration, printable, stateInWords } from '../../electron/cli/words.ts'
import { bytes } from '../../shared/bytes.ts'
import { failure } from '../../shared/failure.ts'
import type { DownloadRecord } from '../../shared/record.ts'
import { idOf, makeRecord } from '../transport/fake-engine.ts'

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1.0 kB'],
  [99_949, '99.9 kB'],
  [99_950, '100 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [2 ** 30, '1.1 GB'],
  [5e15, '5000 TB'],
])('%d bytes are %s', (count, text) => {
  expect(bytes(count)).toBe(text)
})

it.each([
  [0.4, '0 s'],
  [59.4, '59 s'],
  [59.6, '1:00'],
  [3_599, '59:59'],
  [7_209, '2:00:09'],
])('%d seconds are %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text)
})

describe('a state in words', () => {
  const cases: [Partial<DownloadRecord>, string][] = [
    [{ state: 'Initializing' }, 'starts'],
    [{ state: 'Initializing', waiting: { reason: 'slot', until: null, position: 2 } }, 'waits for a slot'],
    [{ state: 'InProgress, Downloading' }, 'downloading'],
    [{ state: 'InProgress, Downloading', phase: 'converting' }, 'converting'],
    [{ state: 'Errored', error: failure('dns', 'No such host.') }, 'No such host.'],
    [{ state: 'Cancelled' }, 'cancelled'],
  ]
  it.each(cases)('of %j is %j', (facts, words) => {
    expect(stateInWords(makeRecord(idOf(1), facts))).toBe(words)
  })
})

it('nothing that a terminal would obey is printed', () => {
  expect(printable('a\u001b[2Jb\nc\u009b')).toBe('a [2Jb c ')
})

it('columns are as wide as their widest cell', () => {
  expect(
    columns([
      ['a', 'bb', 'c'],
      ['aaa', 'b', ''],
    ]),
  ).toBe('a    bb  c\naaa  b')
})
