import { expect, it } from 'vitest'
import { ForkedProcessHost } from '../../electron/process/forked-process-host.ts'
import { processHostSuite } from './process-host-suite.ts'

processHostSuite((entryPath) => new ForkedProcessHost({ entryPath }), { signals: true })

it('a process that cannot be started is one that has exited', async () => {
  const execPath = process.execPath
  process.execPath = '/no/such/node'
  const child = new ForkedProcessHost({ entryPath: 'any.js' }).spawn({ name: 'test' })
  process.execPath = execPath
  expect(child.pid).toBeUndefined()
  expect(await child.exited).toMatchObject({
    code: null,
    signal: null,
    spawnError: expect.stringContaining('ENOENT'),
  })
})
