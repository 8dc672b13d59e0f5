import { describe, expect, it } from 'vitest'
import { failure } from '../../shared/failure.ts'
import { engineWorld } from '../helpers/engine-world.ts'
import { settled } from '../helpers/manual-clock.ts'

const [a, b, c] = ['http://a.test/1', 'http://a.test/2', 'http://b.test/3'] as const
const facts = { name: '1', size: 5, resumable: true, exists: false }
const known = { kind: 'facts', facts } as const

describe('links that are looked up', () => {
  it('are asked about one after the other in a lane, at once in others, and take its places meanwhile', async () => {
    const { engine, runner } = engineWorld({ lanes: { web: { concurrency: 1 } } })
    const answers = engine.probeLinks({ urls: [a, b, c, 'nonsense'] })
    await settled()
    expect(runner.open).toEqual([a, c])
    expect(runner.order(a).purpose).toBe('probe')
    engine.add({ urls: [b] })
    await settled()
    expect(runner.open).toEqual([a, c])
    runner.end(a, known)
    runner.end(c, { kind: 'failed', failure: failure('not-found', 'It is gone.') })
    await settled()
    // What waits goes first, and the second question finds its lane taken.
    expect(runner.open).toEqual([b])
    expect(await answers).toEqual([
      { kind: 'facts', url: a, facts },
      { kind: 'busy', url: b },
      { kind: 'failed', url: c, failure: failure('not-found', 'It is gone.') },
      { kind: 'unable', url: 'nonsense' },
    ])
  })

  it('count as starts: the delay follows them', async () => {
    const { engine, runner, clock } = engineWorld({ lanes: { web: { delay: 3 } } })
    const answers = engine.probeLinks({ urls: [a, b] })
    await settled()
    runner.end(a, known)
    expect((await answers).map(({ kind }) => kind)).toEqual(['facts', 'busy'])
    engine.add({ urls: [b] })
    await clock.advance(2_999)
    expect(runner.open).toEqual([])
    await clock.advance(1)
    expect(runner.open).toEqual([b])
  })

  it('are not asked about in a lane that rests, and have it rest when they are too many', async () => {
    const { engine, runner } = engineWorld()
    const answers = engine.probeLinks({ urls: [a, b] })
    await settled()
    runner.fail(a, 'rate-limited', 60_000)
    expect((await answers).map(({ kind }) => kind)).toEqual(['failed', 'busy'])
    expect(engine.getLane('web:a.test')?.coolDownUntil).not.toBeNull()
    expect(await engine.probeLinks({ urls: [b] })).toEqual([{ kind: 'busy', url: b }])
    expect(runner.started).toEqual([a])
  })

  it('are asked about under the name each is to have, in the folder it is to go to', async () => {
    const { engine, runner } = engineWorld()
    const answers = engine.probeLinks({ urls: [a, c], titles: { [a]: 'First' }, dir: '/films' })
    await settled()
    expect(runner.order(a).options).toEqual({ title: 'First', dir: '/films' })
    expect(runner.order(c).options).toEqual({ dir: '/films' })
    runner.end(a, known)
    runner.end(c, known)
    await answers
  })

  it('leave no lane and no record behind', async () => {
    const { engine, runner } = engineWorld()
    const before = engine.getLanes().length
    const answers = engine.probeLinks({ urls: [a] })
    await settled()
    runner.end(a, known)
    await answers
    expect(engine.getLanes()).toHaveLength(before)
    expect(engine.getAllDownloads({ offset: 0, limit: 10 }).total).toBe(0)
  })

  it('are given up after a while, and when all is closed', async () => {
    const { engine, runner, clock } = engineWorld()
    const late = engine.probeLinks({ urls: [a] })
    await clock.advance(15_000)
    expect(await late).toEqual([{ kind: 'busy', url: a }])
    const open = engine.probeLinks({ urls: [c] })
    await settled()
    await engine.close()
    expect(await open).toEqual([{ kind: 'busy', url: c }])
    expect(runner.open).toEqual([])
  })

  it('are refused a folder that nobody knows', async () => {
    const { engine } = engineWorld()
    await expect(engine.probeLinks({ urls: [a], dir: 'here' })).rejects.toThrow('not an absolute folder')
  })
})
