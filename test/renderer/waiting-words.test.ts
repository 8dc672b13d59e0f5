import { describe, expect, it } from 'vitest'
import { createFormat } from '../../renderer/format.ts'
import { actionsFor, stateWords } from '../../renderer/queue/state-words.ts'
import { waitingWords } from '../../renderer/queue/waiting-words.ts'
import type { DownloadRecord } from '../../shared/record.ts'
import type { Waiting, WaitingReason } from '../../shared/waiting.ts'
import { blankRecord } from '../helpers/fake-queue.ts'

const now = Date.UTC(2026, 10, 24, 13, 0)
const facts = {
  now,
  laneLabel: 'YouTube',
  coolDownReason: null,
  maxActive: 16,
  maxAttempts: 5,
  format: createFormat('en-GB', 'UTC'),
}

const record = (facts: object = {}) => ({ ...blankRecord('youtube', 'A', 1), ...facts }) as DownloadRecord
const waits = (reason: WaitingReason, ms: number | null = null, position: number | null = null) => {
  const waiting: Waiting = { reason, until: ms === null ? null : now + ms, position }
  return record({ waiting, attempt: 1 })
}
const noRoom = (ms: number) =>
  record({ waiting: { ...waits('disk-full', ms).waiting, folder: '/films' }, attempt: 0 })

describe('why a record waits', () => {
  it.each([
    [waits('slot', null, 1), 'Next in line'],
    [waits('slot', null, 2), '2nd in line'],
    [waits('slot', null, 11), '11th in line'],
    [waits('slot', null, 1_203), '1,203rd in line'],
    [waits('slot'), 'Waits for a free place'],
    [waits('delay', 2_400, 1), 'Waits 2.4 s for YouTube’s delay'],
    [waits('delay', -10, 1), 'Starts any moment'],
    [waits('cool-down', 63 * 60_000, 1), 'YouTube is resting until 14:03 (too many requests)'],
    [waits('retry', 12_000), 'Next attempt in 12 s (2 of 5)'],
    [waits('paused', null, 1), 'YouTube is paused'],
    [waits('global-cap', null, 1), 'Waits: 16 downloads at once is your limit'],
    [noRoom(8_000), 'The disk of /films is full: looked at again in 8.0 s'],
    [noRoom(-10), 'The disk of /films is full'],
    [record({ state: 'Paused', waiting: null }), 'Paused'],
    [record({ state: 'InProgress, Downloading', waiting: null }), null],
  ])('%#: %s', (record, words) => expect(waitingWords(record, facts)).toBe(words))

  it('the engine’s own reason for a rest comes first', () => {
    const words = waitingWords(waits('cool-down', 60_000, 1), { ...facts, coolDownReason: 'sign-in limit' })
    expect(words).toBe('YouTube is resting until 13:01 (sign-in limit)')
  })
})

it('every state has its words and its buttons', () => {
  const table = [
    record({ waiting: null }),
    waits('slot', null, 1),
    waits('retry', 10),
    waits('cool-down', 10, 1),
    record({ state: 'InProgress, Downloading', waiting: null }),
    record({ state: 'Paused', waiting: null }),
    record({ state: 'Completed, Succeeded', waiting: null }),
    record({ state: 'Errored', waiting: null }),
    record({ state: 'Cancelled', waiting: null }),
  ].map((record) => `${stateWords(record)}: ${actionsFor(record).join(' ')}`)
  expect(table).toEqual([
    'Starting: pause cancel remove',
    'Waiting: pause cancel remove',
    'Will retry: retry pause cancel remove',
    'Resting: pause cancel remove',
    'Downloading: pause cancel remove',
    'Paused: resume cancel remove',
    'Completed: remove',
    'Failed: retry remove',
    'Cancelled: retry remove',
  ])
})
