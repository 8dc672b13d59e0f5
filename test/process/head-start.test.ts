import { expect, it } from 'vitest'
import { ForkedProcessHost } from '../../electron/process/forked-process-host.ts'
import { HeadStart } from '../../electron/process/head-start.ts'
import { FakeProcessHost } from '../helpers/fake-process-host.ts'
import { processHostSuite } from './process-host-suite.ts'

// A process that was begun early is one like any other.
processHostSuite((entryPath) => new HeadStart(new ForkedProcessHost({ entryPath }), 'early'), {
  signals: true,
})

it('has its first process before anybody asks for one, and starts others when they are asked for', () => {
  const host = new FakeProcessHost()
  using headStart = new HeadStart(host, 'early')
  expect(host.spawned.map(({ name }) => name)).toEqual(['early'])
  headStart.spawn({ name: 'one' })
  expect(host.spawned.map(({ name }) => name)).toEqual(['early'])
  headStart.spawn({ name: 'two' })
  expect(host.spawned.map(({ name }) => name)).toEqual(['early', 'two'])
})

it('what its first process said before anybody listened is heard, in order and after the turn', async () => {
  const host = new FakeProcessHost()
  using headStart = new HeadStart(host, 'early')
  host.last.say('ready')
  host.last.say('alive')
  const heard: unknown[] = []
  headStart.spawn({ name: 'one' }).onMessage((message) => heard.push(message))
  expect(heard).toEqual([])
  await Promise.resolve()
  host.last.say('later')
  expect(heard).toEqual(['ready', 'alive', 'later'])
})

it('a first process that nobody wanted ends with it, and one that somebody has does not', () => {
  const host = new FakeProcessHost()
  const unused = new HeadStart(host, 'early')
  unused[Symbol.dispose]()
  expect(host.alive).toEqual([])
  const used = new HeadStart(host, 'early')
  used.spawn({ name: 'one' })
  used[Symbol.dispose]()
  expect(host.alive).toHaveLength(1)
})
