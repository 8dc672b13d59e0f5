import { expect, it } from 'vitest'
import type { Connections } from '../../shared/connections.ts'
import { engineWorld } from '../helpers/engine-world.ts'
import { settled } from '../helpers/manual-clock.ts'

const link = 'http://a.test/1'
const told: Connections = { url: link, status: 200, headers: [], size: 10, done: [], active: [] }

it('connections of a running download are there for who asks, and gone with its run', async () => {
  const { engine, runner } = engineWorld()
  const changes: string[] = []
  const [id] = engine.add({ urls: [link] })
  if (!id) throw new Error('no id')
  await settled()
  expect(engine.getConnections([id])).toEqual([])
  engine.onRecordChange((changed) => void changes.push(changed))
  runner.connections(link, told)
  runner.connections(link, { ...told, status: 206 })
  expect(engine.getConnections([id])).toEqual([{ id, connections: { ...told, status: 206 } }])
  // They belong to no record: nobody who follows the list is told.
  expect(changes).toEqual([])
  runner.done(link)
  await settled()
  expect(engine.getConnections([id])).toEqual([])
})
