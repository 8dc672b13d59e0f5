import { expect, it } from 'vitest'
import { ProgressPattern } from '../../electron/tools/progress-pattern.ts'

it.each([
  ['([\\d.]+)%', '#######      42.5%', { percent: 42.5 }],
  ['(?<percent>\\d+)%', ' 1024K .......... ..........  7% 1.2M 3s', { percent: 7 }],
  [
    '(?<transferred>\\S+) of (?<size>[\\d.]+ ?\\w+)',
    '1.5MiB of 10 kB',
    { transferred: 1_572_864, size: 10_240 },
  ],
  ['(?<transferred>[\\d,]+)/(?<size>\\d+)', '1,024/4096', { transferred: 1_024, size: 4_096 }],
  ['at (?<speed>\\S+)/s', 'at 2G/s', { speed: 2_147_483_648 }],
])('%s reads "%s"', (pattern, line, progress) => {
  expect(new ProgressPattern(pattern).read(['no figures', line])).toEqual([null, progress])
})

it.each([
  ['(\\d+)%', 'no figures'],
  ['(\\d+)%', '999%'],
  ['(\\w+)%', 'many%'],
  ['(\\S+)%', '50abc%'],
  ['(?<transferred>\\w+)', 'lots'],
  ['nothing is captured', 'nothing is captured'],
])('%s makes nothing of "%s"', (pattern, line) => {
  expect(new ProgressPattern(pattern).read([line])).toEqual([null])
})

it('a pattern that would take for ever is stopped at once, and left alone from then on', () => {
  const pattern = new ProgressPattern('^(?<percent>(\\d+)+)$')
  const startedAt = performance.now()
  expect(pattern.read([`${'1'.repeat(500)}x`])).toEqual([null])
  expect(performance.now() - startedAt).toBeLessThan(5_000)
  expect(pattern.isTooSlow).toBe(true)
  expect(pattern.read(['50', '60'])).toEqual([null, null])
})

it('what is no pattern is refused', () => {
  expect(() => new ProgressPattern('(')).toThrow()
  expect(() => new ProgressPattern('(?<percent>x')).toThrow()
})
