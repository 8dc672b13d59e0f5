import { describe, expect, it } from 'vitest'
import { CHECK_EVERY_MS, nextUpdateStep } from '../../electron/app/update-plan.ts'
import type { Updater } from '../../electron/app/updater.ts'
import { type UpdateNews, Updates } from '../../electron/app/updates.ts'
import { ManualClock, settled } from '../helpers/manual-clock.ts'

const HOUR = 60 * 60 * 1_000

describe('what is done without being asked', () => {
  const idle = { active: 0, isAutomatic: true, sinceCheck: Number.POSITIVE_INFINITY }
  const [version] = ['2.0.0']

  it.each([
    ['looks when it never has', { is: 'unknown' }, idle, 'check'],
    ['looks again after a day', { is: 'unknown' }, { ...idle, sinceCheck: CHECK_EVERY_MS }, 'check'],
    ['not before', { is: 'unknown' }, { ...idle, sinceCheck: CHECK_EVERY_MS - 1 }, null],
    ['not when it is off', { is: 'unknown' }, { ...idle, isAutomatic: false }, null],
    ['not while anything downloads', { is: 'unknown' }, { ...idle, active: 1 }, null],
    ['fetches nothing nobody asked for', { is: 'offered', version }, idle, null],
    [
      'fetches what was asked for, automatic or not',
      { is: 'wanted', version },
      { ...idle, isAutomatic: false },
      'fetch',
    ],
    ['not while anything downloads', { is: 'wanted', version }, { ...idle, active: 1 }, null],
    ['lets go when a download starts', { is: 'fetching', version }, { ...idle, active: 1 }, 'let-go'],
    ['goes on when none does', { is: 'fetching', version }, idle, null],
    ['does no more once it is ready', { is: 'ready', version }, idle, null],
  ] as const)('%s (%o)', (_what, state, circumstances, step) => {
    expect(nextUpdateStep(state, circumstances)).toBe(step)
  })
})

/** Updates on a feed that a test plays, and what a person was told. */
function scene({ says = 'yes', hasFeed = true } = {}) {
  const clock = new ManualClock()
  const done: string[] = []
  const told: UpdateNews[] = []
  const errors: unknown[] = []
  const feed: { newest: string | null; error: Error | null } = { newest: '2.0.0', error: null }
  let fetched = Promise.withResolvers<void>()
  const updater: Updater = {
    async find() {
      done.push('find')
      if (feed.error) throw feed.error
      return feed.newest
    },
    fetch(signal) {
      done.push('fetch')
      fetched = Promise.withResolvers<void>()
      signal.addEventListener('abort', () => fetched.reject(signal.reason))
      return fetched.promise
    },
    installOnQuit: () => void done.push('install on quit'),
  }
  const updates = new Updates({
    updater: hasFeed ? updater : null,
    talk: {
      answer: (news) => void told.push(news),
      announce: (news) => void told.push(news),
      offer: async (version) => {
        told.push({ is: 'offered', version })
        return says === 'yes'
      },
    },
    clock,
    logError: (_what, error) => void errors.push(error),
  })
  const arrive = async (error?: Error) => {
    if (error) fetched.reject(error)
    else fetched.resolve()
    await settled()
  }
  return { updates, clock, done, told, errors, feed, arrive }
}

it('it looks a minute after the start, and a day later again, and says once what it found', async () => {
  const { updates, clock, done, told, feed } = scene()
  feed.newest = null
  updates.setAutomatic(true)
  await clock.advance(59_000)
  expect(done).toEqual([])
  await clock.advance(1_000)
  expect(done).toEqual(['find'])
  feed.newest = '2.0.0'
  await clock.advance(23 * HOUR)
  expect(done).toEqual(['find'])
  await clock.advance(HOUR)
  expect(done).toEqual(['find', 'find'])
  await clock.advance(100 * HOUR)
  expect(told).toEqual([{ is: 'offered', version: '2.0.0' }])
  updates.close()
  expect(clock.pending).toBe(0)
})

it('without leave it never looks by itself', async () => {
  const { updates, clock, done } = scene()
  updates.setAutomatic(false)
  await clock.advance(100 * HOUR)
  expect(done).toEqual([])
  await updates.checkNow()
  expect(done[0]).toBe('find')
})

it('what was asked for waits for the downloads, lets go for a new one, and is installed at the end', async () => {
  const { updates, done, told, arrive } = scene()
  updates.see({ active: 2 })
  await updates.checkNow()
  expect(done).toEqual(['find'])
  await updates.checkNow()
  expect(told.at(-1)).toEqual({ is: 'wanted', version: '2.0.0' })
  updates.see({ active: 0 })
  expect(done).toEqual(['find', 'fetch'])
  updates.see({ active: 1 })
  await settled()
  expect(done).toEqual(['find', 'fetch'])
  updates.see({ active: 0 })
  expect(done).toEqual(['find', 'fetch', 'fetch'])
  updates.installOnQuit()
  expect(done).not.toContain('install on quit')
  await arrive()
  expect(told.at(-1)).toEqual({ is: 'ready', version: '2.0.0' })
  updates.installOnQuit()
  expect(done.at(-1)).toBe('install on quit')
})

it('downloads that ended while it let go do not make it wait for the next', async () => {
  const { updates, done } = scene()
  await updates.checkNow()
  updates.see({ active: 1 })
  updates.see({ active: 0 })
  await settled()
  expect(done).toEqual(['find', 'fetch', 'fetch'])
})

it('who says no gets nothing and is not asked again, but by asking', async () => {
  const { updates, clock, done, told } = scene({ says: 'no' })
  updates.setAutomatic(true)
  await updates.checkNow()
  await clock.advance(100 * HOUR)
  updates.see({ active: 0 })
  expect(done).toEqual(['find'])
  await updates.checkNow()
  expect(told).toEqual([
    { is: 'offered', version: '2.0.0' },
    { is: 'offered', version: '2.0.0' },
  ])
})

it('an update that is not what was announced is told of, and nothing is installed', async () => {
  const { updates, done, told, arrive } = scene()
  const error = new Error('sha512 checksum mismatch')
  await updates.checkNow()
  await arrive(error)
  expect(told.at(-1)).toEqual({ is: 'not-fetched', error })
  updates.installOnQuit()
  expect(done).toEqual(['find', 'fetch'])
})

it('a feed that fails is told of to who asked, and else only noted', async () => {
  const { updates, clock, told, errors, feed } = scene()
  feed.error = new Error('no network')
  updates.setAutomatic(true)
  await clock.advance(60_000)
  expect({ told, errors }).toEqual({ told: [], errors: [feed.error] })
  await updates.checkNow()
  expect(told).toEqual([{ is: 'not-found', error: feed.error }])
})

it('a copy without a feed says so, and looks nowhere', async () => {
  const { updates, clock, told, done } = scene({ hasFeed: false })
  updates.setAutomatic(true)
  updates.see({ active: 0 })
  await clock.advance(100 * HOUR)
  await updates.checkNow()
  expect({ told, done }).toEqual({ told: [{ is: 'no-feed' }], done: [] })
})
