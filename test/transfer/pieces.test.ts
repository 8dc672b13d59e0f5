import { readFileSync } from 'node:fs'
import { expect, it, vi } from 'vitest'
import { requestHeaders, withoutSecureReferer } from '../../electron/transfer/request-headers.ts'
import { retryAfterMs } from '../../electron/transfer/retry-after.ts'
import { paceOf, type Sample, sampled } from '../../electron/transfer/speed.ts'
import { TokenBucket } from '../../electron/transfer/token-bucket.ts'
import { userAgent } from '../../electron/transfer/user-agent.ts'

const now = Date.UTC(2026, 0, 1)

it.each([
  ['0', 0],
  ['120', 120_000],
  [' 75151 ', 75_151_000],
  ['Thu, 01 Jan 2026 00:01:00 GMT', 60_000],
  ['Thursday, 01-Jan-26 00:01:00 GMT', 60_000],
  ['Thu Jan  1 00:01:00 2026', 60_000],
  ['Thu, 01 Jan 2015 00:00:00 GMT', 0],
  ['99999999999999999999999', 30 * 86_400_000],
  ['Fri, 01 Jan 9999 00:00:00 GMT', 30 * 86_400_000],
  ['', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['soon', undefined],
  ['Mon, 99 Foo 2026 99:99:99 GMT', undefined],
  [undefined, undefined],
])('Retry-After: %s is %s ms', (header, ms) => {
  expect(retryAfterMs(header, now)).toBe(ms)
})

it('a date without a zone is in that of Greenwich, wherever we are', () => {
  vi.stubEnv('TZ', 'America/New_York')
  expect(retryAfterMs('Thu Jan  1 00:01:00 2026', now)).toBe(60_000)
  vi.unstubAllEnvs()
})

it('speed is that of the last three seconds', () => {
  let samples: readonly Sample[] = []
  const at = (time: number, bytes: number) => {
    samples = sampled(samples, { time, bytes })
    return paceOf(samples, 10_000)
  }
  expect(at(0, 0)).toEqual({ speed: 0, timeRemaining: null })
  expect(at(500, 500)).toEqual({ speed: 1_000, timeRemaining: 9.5 })
  expect(at(1_000, 1_000)).toEqual({ speed: 1_000, timeRemaining: 9 })
  at(2_000, 1_000)
  at(3_000, 1_000)
  expect(at(4_000, 1_000)).toEqual({ speed: 0, timeRemaining: null })
  expect(samples.length).toBeLessThan(6)
})

it('without a size there is no time remaining', () => {
  const samples = [
    { time: 0, bytes: 0 },
    { time: 1_000, bytes: 10 },
  ]
  expect(paceOf(samples, null)).toEqual({ speed: 10, timeRemaining: null })
})

it('a token bucket lets through its rate, and after a pause a fifth of a second more', () => {
  let time = 0
  const bucket = new TokenBucket(1_000, 1, () => time)
  let taken = 0
  while (time < 10_000) {
    time += bucket.charge(64)
    taken += 64
  }
  expect(taken).toBeGreaterThan(9_900)
  expect(taken).toBeLessThan(10_100)
  time += 60_000
  expect(bucket.charge(1_200)).toBeGreaterThan(999)
})

it('a password that cannot be decoded is sent as it is', () => {
  const { authorization = '' } = requestHeaders({}, new URL('http://me:100%@example.org/'))
  expect(Buffer.from(authorization.slice('Basic '.length), 'base64').toString()).toBe('me:100%')
})

it('a secure page is not told to an insecure address', () => {
  expect(withoutSecureReferer({ referer: 'https://a/', accept: '*/*' })).toEqual({ accept: '*/*' })
  expect(withoutSecureReferer({ referer: 'http://a/' })).toEqual({ referer: 'http://a/' })
})

it('the user agent tells the version of the package', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  expect(userAgent).toBe(`Sluice/${version}`)
})
