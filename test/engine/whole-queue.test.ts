import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { RecordId } from '../../shared/record.ts'
import { engineWorld } from '../helpers/engine-world.ts'
import { settled } from '../helpers/manual-clock.ts'

const names = (count: number, first = 0) => Array.from({ length: count }, (_, n) => `${first + n}`)

it('all that wait or run are paused at once, and all that are paused go on at their places', async () => {
  const { engine, dispatch, runner, state } = engineWorld()
  const [a, b, c, d] = dispatch('plain', 'a', 'b', 'c', 'd')
  await settled()
  runner.done('a')
  await settled()
  expect(d && engine.cancelDownload(d, { remove: false })).toBe(true)
  expect(await engine.pauseAllDownloads()).toBe(2)
  await settled()
  expect([a, b, c, d].map(state)).toEqual(['Completed, Succeeded', 'Paused', 'Paused', 'Cancelled'])
  expect(runner.open).toEqual([])
  expect(runner.started).toEqual(['a', 'b'])
  expect(await engine.pauseAllDownloads()).toBe(0)
  expect(await engine.resumeAllDownloads()).toBe(2)
  await settled()
  expect([a, b, c, d].map(state)).toEqual([
    'Completed, Succeeded',
    'InProgress, Downloading',
    'Initializing',
    'Cancelled',
  ])
  expect(runner.started).toEqual(['a', 'b', 'b'])
})

it('a long queue is paused in turns with others, and nothing of it starts meanwhile', async () => {
  const { engine, dispatch, runner, clock, state } = engineWorld({ lanes: { plain: { concurrency: 2 } } })
  const ids = dispatch('plain', ...Array.from({ length: 1_000 }, (_, n) => `${n}`))
  await settled()
  const pausing = engine.pauseAllDownloads()
  expect(ids.filter((id) => state(id) === 'Paused')).toHaveLength(200)
  await clock.advance(0)
  expect(await pausing).toBe(1_000)
  await settled()
  expect(runner.started).toEqual(['0', '1'])
  expect(runner.open).toEqual([])
  const resuming = engine.resumeAllDownloads()
  await clock.advance(0)
  expect(await resuming).toBe(1_000)
  expect(runner.open).toEqual(['0', '1'])
})

it('a long queue is cancelled in turns with others: those that run first, and nothing of it starts meanwhile', async () => {
  const { engine, dispatch, runner, clock, state } = engineWorld({ lanes: { plain: { concurrency: 2 } } })
  const ids = dispatch('plain', ...names(1_000))
  await settled()
  for (const id of ids.slice(0, 2)) engine.moveDownload(id, 1_000)
  const cancelling = engine.cancelAllDownloads({})
  expect(ids.filter((id) => state(id) === 'Cancelled')).toHaveLength(200)
  await settled()
  expect(runner.open).toEqual([])
  await clock.advance(0)
  expect(await cancelling).toBe(1_000)
  expect(runner.started).toEqual(['0', '1'])
  expect(engine.getStats().counts).toMatchObject({ Cancelled: 1_000, Initializing: 0 })
})

it('what is added, or retried, while a long queue is cancelled goes its way', async () => {
  const { engine, dispatch, runner, clock, state } = engineWorld()
  const [first] = dispatch('plain', ...names(1_000))
  await settled()
  const cancelling = engine.cancelAllDownloads({})
  const [later, elsewhere] = [...dispatch('plain', 'later'), ...dispatch('deezer', 'elsewhere')]
  expect(first && engine.retryDownload(first)).toBe(true)
  await settled()
  expect(runner.started).toEqual(['0', '0', 'elsewhere'])
  await clock.advance(0)
  expect(await cancelling).toBe(1_000)
  runner.done('0')
  await settled()
  expect([first, later, elsewhere].map(state)).toEqual([
    'Completed, Succeeded',
    'InProgress, Downloading',
    'InProgress, Downloading',
  ])
})

it('of one source alone, all are cancelled and the others go on', async () => {
  const { engine, dispatch, clock, state } = engineWorld()
  const gone = dispatch('plain', ...names(300))
  const stay = dispatch('slow', 'a', 'b')
  const cancelling = engine.cancelAllDownloads({ source: 'plain' })
  await clock.advance(0)
  expect(await cancelling).toBe(300)
  expect(new Set(gone.map(state))).toEqual(new Set(['Cancelled']))
  expect(stay.map(state)).toEqual(['InProgress, Downloading', 'Initializing'])
})

it('what is added while a long queue is paused takes the place that is left, and runs on', async () => {
  const { engine, dispatch, runner, clock, state } = engineWorld()
  const ids = dispatch('plain', ...names(500))
  await settled()
  const pausing = engine.pauseAllDownloads()
  const [later] = dispatch('plain', 'later')
  await clock.advance(0)
  expect(await pausing).toBe(500)
  expect(new Set(ids.map(state))).toEqual(new Set(['Paused']))
  await settled()
  expect(state(later)).toBe('InProgress, Downloading')
  expect(runner.started).toEqual(['0', 'later'])
})

it('rows of many that have completed go in turns with others', async () => {
  const { engine, dispatch, runner, clock } = engineWorld({
    maxActive: 64,
    lanes: { plain: { concurrency: 64 } },
  })
  dispatch('plain', ...names(450))
  await settled()
  while (runner.open.length > 0) {
    for (const name of runner.open) runner.done(name)
    await settled()
  }
  const clearing = engine.clearAllCompletedDownloads()
  expect(engine.getStats().counts['Completed, Succeeded']).toBe(250)
  await clock.advance(0)
  expect(await clearing).toBe(450)
  expect(engine.getAllDownloads({ offset: 0, limit: 1 }).total).toBe(0)
})

type Step = { readonly add: string } | { readonly finish: number } | { readonly pass: number }

/** Does a step. Returns what it added. */
async function take(
  step: Step,
  { dispatch, runner, clock }: ReturnType<typeof engineWorld>,
): Promise<RecordId[]> {
  const added = 'add' in step ? dispatch(step.add, `later-${runner.started.length}-${Math.random()}`) : []
  const finished = 'finish' in step ? runner.open[step.finish] : undefined
  if (finished !== undefined) runner.done(finished)
  if ('pass' in step) await clock.advance(step.pass)
  await settled()
  return added
}

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ add: fc.constantFrom('plain', 'slow', 'deezer') }),
  fc.record({ finish: fc.nat(3) }),
  fc.record({ pass: fc.constantFrom(0, 3_000) }),
)

it('whatever happens meanwhile: all there were are cancelled, none of them starts, all others run', async () => {
  const property = fc.asyncProperty(
    fc.integer({ min: 1, max: 700 }),
    fc.array(step),
    async (count, steps) => {
      const world = engineWorld({ lanes: { plain: { concurrency: 3 } } })
      const { engine, dispatch, runner, clock, state } = world
      const ids = names(count).flatMap((name) => dispatch(Number(name) % 2 ? 'plain' : 'slow', name))
      await settled()
      const begun = runner.started.length
      const cancelling = engine.cancelAllDownloads({})
      const added: RecordId[] = []
      for (const one of steps) added.push(...(await take(one, world)))
      await clock.advance(0)
      expect(await cancelling).toBe(count)
      expect(new Set(ids.map(state))).toEqual(new Set(['Cancelled']))
      while (engine.getStats().counts['Completed, Succeeded'] < added.length) {
        for (const name of runner.open) runner.done(name)
        await clock.advance(3_000)
      }
      expect(runner.started.slice(begun).filter((name) => !name.startsWith('later'))).toEqual([])
    },
  )
  await fc.assert(property, { numRuns: 40 })
})
