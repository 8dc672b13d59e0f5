import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { DownloadProcess, ProcessHost } from '../../electron/process/process-host.ts'
import type { FromChild } from '../../shared/run-protocol.ts'
import { makeOrder } from '../helpers/open-run.ts'
import { eventually, isAlive } from '../helpers/process-life.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const child = (name: string) => join(import.meta.dirname, `../helpers/children/${name}.ts`)

/** What every ProcessHost keeps to. `signals`: whether the host can tell a signal from an exit code. */
export function processHostSuite(
  hostOf: (entryPath: string) => ProcessHost,
  { signals }: { signals: boolean },
) {
  function start(script: string) {
    const heard: unknown[] = []
    const process = hostOf(child(script)).spawn({ name: 'test' })
    process.onMessage((message) => heard.push(message))
    return { process, heard, first: () => eventually(() => heard.length > 0) }
  }

  async function act(targetId: string, dir?: string) {
    const { process, heard, first } = start('actor')
    await first()
    const order = makeOrder({ targetId, ...(dir && { dir }) })
    process.send({ type: 'run', order })
    return { process, heard, order }
  }

  async function pidOf(process: DownloadProcess): Promise<number> {
    await eventually(() => process.pid !== undefined)
    return process.pid ?? 0
  }

  describe('a process host', () => {
    it('carries messages both ways, in order', async () => {
      const { process, heard, order } = await act('answers')
      await eventually(() => heard.length === 4)
      expect((heard as FromChild[]).map(({ type }) => type)).toEqual(['ready', 'log', 'progress', 'end'])
      expect(heard[3]).toMatchObject({ runId: order.runId, outcome: { kind: 'done' } })
      process.kill()
      await process.exited
    })

    it('hears the last word of a process that ends right after it', async () => {
      for (let i = 0; i < 5; i += 1) {
        const { process, heard } = await act('says much and leaves')
        expect(await process.exited).toMatchObject({ code: 0 })
        expect(heard.findLast((message) => (message as FromChild).type === 'log')).toMatchObject({
          line: 'last',
        })
      }
    })

    it('ends a process that listens to nothing', async () => {
      await using folder = await tempFolder()
      const { process, heard } = await act('hangs in a loop', folder.path)
      await eventually(() => heard.length > 1)
      const pid = await pidOf(process)
      process.kill()
      const { code, signal } = await process.exited
      if (signals) expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' })
      else expect(code).not.toBe(0)
      expect(isAlive(pid)).toBe(false)
    })

    it('can be told to end a process that has only begun to start, and one that is gone', async () => {
      const { process } = start('actor')
      process.kill()
      await process.exited
      process.kill()
      process.send({ type: 'stop', runId: 'none', discard: false })
    })

    it('says with which code a process ended, and its last words', async () => {
      const { process } = start('dies-at-once')
      expect(await process.exited).toMatchObject({ code: 3, spawnError: null })
      expect((await process.exited).stderr).toContain('Error: out of order')
    })

    it('keeps no more than 4 KB of what a process complains', async () => {
      const { process } = await act('complains at length')
      const { stderr } = await process.exited
      expect(stderr.length).toBe(4_096)
      expect(stderr.endsWith('the end\n')).toBe(true)
    })

    it('gives a process what tools need of the environment, and nothing else', async () => {
      vi.stubEnv('SLUICE_TEST_SECRET', 'not for tools')
      const { process: child, heard } = await act('tells its environment')
      vi.unstubAllEnvs()
      await child.exited
      const names: string[] = JSON.parse((heard[1] as { line: string }).line)
      expect(names).toContain('PATH')
      expect(names).not.toContain('SLUICE_TEST_SECRET')
      expect(names).not.toContain('NODE_OPTIONS')
    })
  })
}
