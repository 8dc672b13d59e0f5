import { expect, it } from 'vitest'
import type { Listing } from '../../shared/listing.ts'
import type { RecordId } from '../../shared/record.ts'
import { engineWorld } from '../helpers/engine-world.ts'
import { settled } from '../helpers/manual-clock.ts'
import { processorMs } from '../helpers/processor-ms.ts'

const entry = (targetId: string) => ({
  ...{ targetId, displayName: `Film ${targetId}`, filename: `${targetId}||Film`, extra: { from: 'list' } },
})
const listing = (ids: readonly string[], more: Partial<Listing> = {}) => ({
  kind: 'list' as const,
  listing: { title: 'My list', entries: ids.map(entry), unavailable: 0, problem: null, ...more },
})

type World = ReturnType<typeof engineWorld>

/** All there are, by target, in queue order. */
const targets = ({ engine }: World) =>
  engine.getAllDownloads({ offset: 0, limit: 20_000 }).records.map(({ targetId }) => targetId)

const idOf = ({ engine }: World, targetId: string): RecordId | undefined =>
  engine.getAllDownloads({ offset: 0, limit: 20_000 }).records.find((record) => record.targetId === targetId)
    ?.id

it('each entry of a list is a download of its own, right behind the list and in its order', async () => {
  const world = engineWorld({ maxActive: 1 })
  const [list] = world.dispatch('plain', 'list', 'after')
  await settled()
  world.runner.end('list', listing(['a', 'b', 'c'], { unavailable: 2 }))
  await settled()
  expect(targets(world)).toEqual(['list', 'a', 'b', 'c', 'after'])
  expect(world.record(list)).toMatchObject({
    ...{ state: 'Completed, Succeeded', displayName: 'My list', filePath: null, progress: 100, size: 0 },
    expanded: { added: 3, known: 0, unavailable: 2, problem: null },
  })
  expect(world.record(idOf(world, 'a'))).toMatchObject({
    ...{
      source: 'plain',
      displayName: 'Film a',
      filename: 'a||Film',
      extra: { from: 'list' },
      expanded: null,
    },
    partOf: { id: list, depth: 1 },
  })
  expect(world.runner.open).toEqual(['a'])
  expect(world.engine.getHistory({}).total).toBe(0)
  expect(world.engine.getLog(list as RecordId).at(-1)?.text).toBe('A list: 3 added, 2 not available.')
})

it('entries wait for the delay of their lane, one after the other', async () => {
  const world = engineWorld()
  world.dispatch('slow', 'list')
  await settled()
  world.runner.end('list', listing(['a', 'b']))
  await settled()
  expect(world.runner.started).toEqual(['list'])
  await world.clock.advance(3_000)
  expect(world.runner.started).toEqual(['list', 'a'])
  world.runner.done('a')
  await world.clock.advance(2_999)
  expect(world.runner.open).toEqual([])
  await world.clock.advance(1)
  expect(world.runner.open).toEqual(['b'])
})

it('entries are made as the list was to be, but for what is one file’s', async () => {
  const world = engineWorld()
  const id = world.engine.dispatch({
    ...{ source: 'plain', targetId: 'list', displayName: 'List', originalFilename: 'list||List' },
    ...{ username: 'someone', processName: 'list-process' },
    options: {
      dir: '/music',
      speedLimit: 9,
      filename: 'one.mp3',
      title: 'One',
      checksum: `md5:${'0'.repeat(32)}`,
    },
  })
  world.engine.setPriority(id, 'high')
  await settled()
  world.runner.end('list', listing(['a']))
  await settled()
  expect(world.runner.order('a')).toMatchObject({ dir: '/music', options: { dir: '/music', speedLimit: 9 } })
  expect(world.runner.order('a').options).not.toHaveProperty('filename')
  expect(world.runner.order('a').options).not.toHaveProperty('title')
  expect(world.runner.order('a').options).not.toHaveProperty('checksum')
  expect(world.record(idOf(world, 'a'))).toMatchObject({
    priority: 'high',
    username: 'someone',
    processName: null,
  })
})

it('what is in the queue or downloaded already is not taken again, and what failed is', async () => {
  const world = engineWorld()
  world.dispatch('plain', 'done', 'failed', 'list', 'queued')
  await settled()
  world.runner.done('done')
  await settled()
  world.runner.fail('failed')
  await settled()
  const list = idOf(world, 'list')
  world.runner.end('list', listing(['done', 'new', 'queued', 'new', 'failed']))
  await settled()
  expect(world.record(list).expanded).toEqual({ added: 2, known: 3, unavailable: 0, problem: null })
  expect(targets(world)).toEqual(['done', 'failed', 'list', 'new', 'failed', 'queued'])
})

it('a list read for nothing, because it was paused or cancelled meanwhile, leaves no entries', async () => {
  const world = engineWorld()
  const [list] = world.dispatch('plain', 'list')
  await settled()
  world.runner.slowToStop = true
  world.engine.pauseDownload(list as RecordId)
  world.runner.end('list', listing(['a']))
  await settled()
  expect([targets(world), world.state(list)]).toEqual([['list'], 'Paused'])
  world.engine.resumeDownload(list as RecordId)
  await settled()
  world.engine.cancelDownload(list as RecordId, { remove: false })
  world.runner.end('list', listing(['a']))
  await settled()
  expect([targets(world), world.state(list)]).toEqual([['list'], 'Cancelled'])
})

it('the list and all its entries are saved in one transaction, or none of it is', async () => {
  const world = engineWorld()
  world.dispatch('plain', 'list')
  await world.clock.advance(100)
  const saves: number[] = []
  const save = world.repository.save.bind(world.repository)
  world.repository.save = (changes) => {
    saves.push(changes.put.length)
    save(changes)
  }
  world.repository.failWith = new Error('disk full')
  world.runner.end('list', listing(['a', 'b', 'c']))
  await settled()
  await world.clock.advance(100)
  expect(world.repository.page({ offset: 0, limit: 10 }).total).toBe(1)

  // What an engine after a kill would find: the list, to be read again.
  const after = engineWorld({}, { repository: world.repository })
  await settled()
  expect(targets(after)).toEqual(['list'])
  expect(after.runner.started).toEqual(['list'])
  world.repository.failWith = undefined
  after.runner.end('list', listing(['a', 'b', 'c']))
  await settled()
  await after.clock.advance(100)
  expect(saves.at(-1)).toBeGreaterThanOrEqual(4)
  const again = engineWorld({}, { repository: world.repository })
  expect(targets(again)).toEqual(['list', 'a', 'b', 'c'])
})

it('a list in a list is read in its turn, and one too deep is refused', async () => {
  const world = engineWorld()
  world.dispatch('plain', 'channel')
  await settled()
  for (const [list, next] of [
    ['channel', 'tab'],
    ['tab', 'playlist'],
    ['playlist', 'circle'],
    ['circle', 'more'],
  ] as const) {
    world.runner.end(list, listing([next]))
    await settled()
  }
  expect(targets(world)).toEqual(['channel', 'tab', 'playlist', 'circle'])
  expect(world.record(idOf(world, 'circle'))).toMatchObject({
    state: 'Errored',
    partOf: { depth: 3 },
    error: { code: 'unsupported' },
  })
})

it('a list of itself ends', async () => {
  const world = engineWorld()
  const [list] = world.dispatch('plain', 'list')
  await settled()
  world.runner.end('list', listing(['list']))
  await settled()
  expect(world.record(list)).toMatchObject({
    state: 'Completed, Succeeded',
    expanded: { added: 0, known: 1 },
  })
})

it('ten thousand entries are there in a moment, in order', async () => {
  const world = engineWorld()
  world.dispatch('plain', 'list', 'after')
  await settled()
  const ids = Array.from({ length: 10_000 }, (_, index) => `n${index}`)
  const took = processorMs()
  world.runner.end('list', listing(ids))
  await settled()
  expect(took()).toBeLessThan(3_000)
  expect(targets(world)).toEqual(['list', ...ids, 'after'])
})
