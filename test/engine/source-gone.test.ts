import { expect, it } from 'vitest'
import { engineWorld } from '../helpers/engine-world.ts'
import { changes, makeSaved, newId } from '../helpers/make-saved.ts'
import { settled } from '../helpers/manual-clock.ts'
import { MemoryRepository } from '../helpers/memory-repository.ts'

it('a download whose source is gone is paused with the reason, and goes on once the source is back', async () => {
  const repository = new MemoryRepository()
  const [waiting, retrying] = [newId(), newId()]
  const of = (id: typeof waiting, nextAttemptAt: number | null) =>
    makeSaved({ id, source: 'plugged', lane: 'plugged', targetId: id, nextAttemptAt, attempt: 2 })
  repository.save(changes({ put: [of(waiting, null), of(retrying, Number.MAX_SAFE_INTEGER)] }))
  const world = engineWorld({}, { repository })
  await settled()
  for (const id of [waiting, retrying]) {
    expect(world.record(id)).toMatchObject({
      state: 'Paused',
      attempt: 2,
      error: { code: 'not-configured', message: /no source "plugged" any more.*plugins are on/ },
    })
  }
  expect(world.runner.started).toEqual([])
  world.engine.resumeDownload(waiting)
  await settled()
  expect(world.record(waiting)).toMatchObject({ state: 'Paused', error: { code: 'not-configured' } })
  expect(world.engine.cancelDownload(waiting, { remove: true })).toBe(true)
})
