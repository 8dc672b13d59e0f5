import { describe, expect, it } from 'vitest'
import { idOf } from './fake-engine.ts'
import { fakeParts } from './fake-parts.ts'

describe('a call from outside', () => {
  it.each([
    ['setLane', { source: 'youtube', concurrency: 0 }, 'Concurrency must be at least 1.'],
    ['setLane', { source: 'youtube', delay: -1 }, 'Delay must be 0 seconds or more.'],
    [
      'setPriority',
      { id: idOf(1), priority: 'low', order: 1e300 },
      'No download stands so far behind all others.',
    ],
    ['cancelDownload', { id: 7 }, 'id: Invalid input: expected string, received number.'],
    ['cancelDownload', {}, 'id: Invalid input: expected string, received undefined.'],
    ['getStats', { all: true }, 'Unrecognized key: "all".'],
    ['getStats', 'all', 'Invalid input: expected object, received string.'],
    ['add', { urls: [1] }, 'urls.0: Invalid input: expected string, received number.'],
  ])('to %s with %j is told in a sentence what is wrong', async (name, params, message) => {
    const { call } = fakeParts()
    expect(await call(name, params)).toMatchObject({ ok: false, error: { code: -32_602, message } })
  })

  it.each(['nothing', 'constructor', '__proto__', ''])(
    'to the unknown method %j is refused',
    async (name) => {
      const { call } = fakeParts()
      expect(await call(name, {})).toMatchObject({ ok: false, error: { code: -32_601 } })
    },
  )

  it('without parameters is one with none', async () => {
    const { call } = fakeParts()
    expect(await call('getStats', undefined)).toMatchObject({ ok: true })
    expect(await call('getStats', null)).toMatchObject({ ok: true })
  })

  it('gets a refusal in English, and as data for any other language', async () => {
    const { call, logged } = fakeParts()
    const answer = await call('add', { urls: ['no link'] })
    const message = 'Not a link any source can download: no link. Nothing was added.'
    const data = { code: 'no-source-takes', values: { links: 'no link' } }
    expect(answer).toEqual({ ok: false, error: { code: 2, message, data } })
    expect(logged).toEqual([])
  })

  it('that breaks something is answered without the details, which are logged', async () => {
    const { call, engine, logged } = fakeParts()
    const error = new Error('secret detail')
    engine.pauseDownload = () => {
      throw error
    }
    const answer = await call('pauseDownload', { id: idOf(1) })
    expect(answer).toMatchObject({ ok: false, error: { code: -32_603 } })
    expect(JSON.stringify(answer)).not.toContain('secret detail')
    expect(logged).toEqual([error])
  })
})
