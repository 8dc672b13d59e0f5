import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { systemClock } from '../../electron/engine/system-clock.ts'
import { ForkedProcessHost } from '../../electron/process/forked-process-host.ts'
import { ProcessPool } from '../../electron/process/process-pool.ts'
import { openRun } from '../helpers/open-run.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

// What a run has written under final names, when it ends one way or another.

const entryPath = join(import.meta.dirname, '../helpers/children/actor.ts')
const pools: ProcessPool[] = []
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())))

function begin(act: string, dir: string) {
  mkdirSync(join(dir, 'elsewhere'))
  writeFileSync(join(dir, 'elsewhere', 'mine'), 'mine')
  const pool = new ProcessPool({ host: new ForkedProcessHost({ entryPath }), clock: systemClock })
  pools.push(pool)
  return openRun(pool, act, dir)
}

const filesIn = (dir: string) => readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort()
const notItsOwn = ['elsewhere', join('elsewhere', 'mine')]

it.each(['discard', 'keep'] as const)(
  'goes when its process is killed before the end, told to %s, and nothing else does',
  async (reason) => {
    await using folder = await tempFolder()
    const open = begin('writes and hangs', folder.path)
    await open.pid()
    open.stop(reason)
    expect(await open.outcome).toEqual({ kind: 'stopped' })
    expect(filesIn(folder.path)).toEqual(notItsOwn)
  },
)

it('goes when it crashes, so that the next attempt finds the names free', async () => {
  await using folder = await tempFolder()
  expect(await begin('writes and crashes', folder.path).outcome).toMatchObject({ kind: 'failed' })
  expect(filesIn(folder.path)).toEqual(notItsOwn)
})

it.each([
  ['stays when a pause came too late', 'keep', ['film.en.vtt', 'film.mp4']],
  ['goes when a cancel came too late', 'discard', []],
] as const)('%s', async (_, reason, left) => {
  await using folder = await tempFolder()
  const open = begin('writes when stopped', folder.path)
  await open.pid()
  open.stop(reason)
  const done = { kind: 'done', otherFiles: [join(folder.path, 'film.en.vtt')] }
  expect(await open.outcome).toMatchObject(reason === 'keep' ? done : { kind: 'stopped' })
  expect(filesIn(folder.path)).toEqual([...notItsOwn, ...left])
})
