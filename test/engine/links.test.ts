import { describe, expect, it } from 'vitest'
import { engineWorld } from '../helpers/engine-world.ts'
import { settled } from '../helpers/manual-clock.ts'

const [old, fresh] = ['http://a.test/1?sig=old', 'http://b.test/1?sig=new'] as const

/** One download that failed with a part of its file there. */
async function failed() {
  const world = engineWorld()
  const [id] = world.engine.add({ urls: [old] })
  if (!id) throw new Error('no id')
  await settled()
  world.runner.partial(old, '/files/1.part')
  world.runner.fail(old, 'forbidden')
  await settled()
  return { ...world, id }
}

describe('a new link', () => {
  it('has a failed download go on from its bytes, through the lane of its new host', async () => {
    const { engine, runner, record, id, repository, clock } = await failed()
    const { createdAt, order, displayName } = record(id)
    expect(engine.refreshLink({ id, url: fresh })).toBe(true)
    await settled()
    expect(record(id)).toMatchObject({
      ...{ state: 'InProgress, Downloading', targetId: fresh, filename: fresh, lane: 'web:b.test' },
      ...{ extra: { url: fresh }, createdAt, order, displayName, error: null },
    })
    expect(runner.order(fresh)).toMatchObject({ targetId: fresh, partial: '/files/1.part' })
    await clock.advance(1_000)
    expect(repository.read(id)?.record.targetId).toBe(fresh)
  })

  it('has a paused one go on', async () => {
    const { engine, runner, state, id } = await failed()
    engine.retryDownload(id)
    await settled()
    engine.pauseDownload(id)
    await settled()
    expect(engine.refreshLink({ id, url: fresh })).toBe(true)
    await settled()
    expect(state(id)).toBe('InProgress, Downloading')
    expect(runner.open).toEqual([fresh])
  })

  it('has one that waits wait in the lane of its new host and in no other', async () => {
    const { engine, record } = engineWorld({ lanes: { 'web:a.test': { paused: true } } })
    const [id] = engine.add({ urls: [old] })
    await settled()
    expect(id && engine.refreshLink({ id, url: fresh })).toBe(true)
    await settled()
    expect(record(id).state).toBe('InProgress, Downloading')
    expect(engine.getLane('web:a.test')?.queued).toBe(0)
  })

  it('brings its own credentials, which nobody is shown', async () => {
    const { engine, runner, record, id } = await failed()
    engine.refreshLink({ id, url: 'http://me:pass%20word@b.test/1?sig=new' })
    await settled()
    expect(record(id).targetId).toBe(fresh)
    expect(runner.order(fresh).options).toMatchObject({ username: 'me', password: 'pass word' })
  })

  it('changes nothing of one that runs, has completed or is gone', async () => {
    const { engine, runner, state, id } = await failed()
    engine.retryDownload(id)
    await settled()
    expect(engine.refreshLink({ id, url: fresh })).toBe(false)
    runner.done(old)
    await settled()
    expect(engine.refreshLink({ id, url: fresh })).toBe(false)
    expect(state(id)).toBe('Completed, Succeeded')
    engine.cancelDownload(id, { remove: true })
    expect(engine.refreshLink({ id, url: fresh })).toBe(false)
  })

  it('must be one of the same source', async () => {
    const { engine, record, id } = await failed()
    expect(() => engine.refreshLink({ id, url: 'magnet:?xt=1' })).toThrow(/Not a link of web/)
    expect(record(id)).toMatchObject({ state: 'Errored', targetId: old })
  })
})

describe('a name and password in a link', () => {
  const link = 'http://me:p%40ss@a.test/1'
  const credentials = { username: 'me', password: 'p@ss' }

  it('go to the options, and are nowhere on the record', async () => {
    const { engine, runner, record } = engineWorld()
    const [id] = engine.add({ urls: [link] })
    await settled()
    expect(JSON.stringify(record(id))).not.toMatch(/p@ss|p%40ss|me:/)
    expect(runner.order('http://a.test/1').options).toEqual(credentials)
  })

  it('give way to those that are said beside it', async () => {
    const { engine, runner } = engineWorld()
    const mine = { username: 'you', password: '' }
    engine.add({ urls: [link], ...mine })
    await settled()
    expect(runner.order('http://a.test/1').options).toEqual(mine)
  })

  it('do not make another target of it', async () => {
    const { engine } = engineWorld()
    engine.add({ urls: ['http://a.test/1'] })
    expect(engine.matchLinks({ urls: [link] })).toMatchObject([
      { displayName: 'http://a.test/1', known: 'queued' },
    ])
  })

  it('go to the options when it is dispatched too', async () => {
    const { engine, runner, record } = engineWorld()
    const request = { source: 'plain', targetId: link, displayName: 'x', originalFilename: '1||x' }
    const id = engine.dispatch(request)
    await settled()
    expect(record(id).targetId).toBe('http://a.test/1')
    expect(runner.order('http://a.test/1').options).toEqual(credentials)
  })

  it('are not repeated when nobody takes the link', () => {
    const { engine } = engineWorld()
    expect(() => engine.add({ urls: ['ftp://me:secret@a.test/1'] })).toThrow(/^(?!.*secret).*ftp:\/\/a\.test/)
  })
})

describe('a title', () => {
  it('is what its link is called in the list and as a file; others keep their own names', async () => {
    const { engine, runner, record } = engineWorld()
    const [titled, other] = engine.add({ urls: [old, fresh], titles: { [old]: 'The Film' }, dir: '/films' })
    await settled()
    expect(titled && record(titled).displayName).toBe('The Film')
    expect(runner.order(old).options).toMatchObject({ title: 'The Film', dir: '/films' })
    expect(other && record(other).displayName).not.toBe('The Film')
    expect(runner.order(fresh).options).not.toHaveProperty('title')
  })
})
