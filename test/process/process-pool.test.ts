import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { DownloadRunner } from '../../electron/engine/ports.ts'
import { systemClock } from '../../electron/engine/system-clock.ts'
import { ForkedProcessHost } from '../../electron/process/forked-process-host.ts'
import { defaultLimits, type PoolLimits } from '../../electron/process/pool-limits.ts'
import type { ProcessHost } from '../../electron/process/process-host.ts'
import { ProcessPool } from '../../electron/process/process-pool.ts'
import { type OpenRun, openRun } from '../helpers/open-run.ts'
import { eventually, isAlive } from '../helpers/process-life.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const child = (name: string) => join(import.meta.dirname, `../helpers/children/${name}.ts`)

const pools: ProcessPool[] = []
/** Every process any test of this file started. */
const pids: number[] = []

function makePool(script = 'actor', limits: Partial<PoolLimits> = {}): ProcessPool {
  const forked = new ForkedProcessHost({ entryPath: child(script) })
  const host: ProcessHost = {
    spawn(options) {
      const process = forked.spawn(options)
      if (process.pid) pids.push(process.pid)
      return process
    },
  }
  const pool = new ProcessPool({ host, clock: systemClock, limits })
  pool satisfies DownloadRunner
  pools.push(pool)
  return pool
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()))
  expect(pids.splice(0).filter(isAlive)).toEqual([])
})

const crash = (message: string) => ({
  kind: 'failed',
  failure: { code: 'worker-crash', message, retryable: true },
})

async function msOf(work: Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work
  return performance.now() - began
}

describe('a run', () => {
  it('tells what the process says and how it ended', async () => {
    const open = openRun(makePool(), 'answers', '/d')
    expect(await open.outcome).toEqual({ kind: 'done', filePath: '/d/file', size: 2 })
    expect(open.events.map(({ type }) => type)).toEqual(['log', 'progress'])
  })

  it('does not hear what is said of another run', async () => {
    const open = openRun(makePool(), 'talks out of turn')
    expect(await open.outcome).toMatchObject({ kind: 'done' })
    expect(open.events.map(({ type }) => type)).toEqual(['log', 'progress'])
  })

  it('is served by the process of the one before, if that ended well', async () => {
    const pool = makePool()
    const pidsOf = async (act: string) => {
      const open = openRun(pool, act)
      await open.outcome
      return open.pid()
    }
    const first = await pidsOf('answers')
    expect(await pidsOf('answers')).toBe(first)
    await openRun(pool, 'fails').outcome
    expect(isAlive(first)).toBe(false)
    expect(await pidsOf('answers')).not.toBe(first)
  })

  it('is served by the process that was at the same place before, though another was used since', async () => {
    const pool = makePool('actor', { processors: 2 })
    const at = async (place: string) => {
      const open = openRun(pool, 'answers', '/d', place)
      await open.outcome
      return open.pid()
    }
    const [here, there] = await Promise.all([at('here'), at('there')])
    expect(there).not.toBe(here)
    expect([await at('here'), await at('there'), await at('here')]).toEqual([here, there, here])
  })

  it.each([
    ['exits with 7', 'worker crash: the download process ended with exit code 7'],
    ['aborts', /^worker crash: the download process was ended by signal SIGABRT/],
    ['throws', 'worker crash: the download process ended with exit code 1 (TypeError: a mistake of mine)'],
  ])('in which the process %s has crashed, and says how', async (act, message) => {
    const expected = typeof message === 'string' ? message : expect.stringMatching(message)
    expect(await openRun(makePool(), act).outcome).toEqual(crash(expected))
  })

  it('has crashed when its process dies before it is ready', async () => {
    expect(await openRun(makePool('dies-at-once'), 'any').outcome).toEqual(
      crash('worker crash: the download process ended with exit code 3 (Error: out of order)'),
    )
  })

  it('has crashed when no process can be started', async () => {
    const host = { spawn: () => new ForkedProcessHost({ entryPath: 'a\0b' }).spawn({ name: 'test' }) }
    const outcome = await openRun(new ProcessPool({ host, clock: systemClock }), 'any').outcome
    expect(outcome).toEqual(
      crash(expect.stringMatching(/^worker crash: the download process could not be started: /)),
    )
  })

  it.each([
    ['talks nonsense', 'protocol'],
    ['floods', 'protocol'],
  ])('whose process %s is ended', async (act, code) => {
    expect(await openRun(makePool(), act).outcome).toMatchObject({ kind: 'failed', failure: { code } })
    expect(pids.filter(isAlive)).toEqual([])
  })

  it('whose process hangs is ended', async () => {
    await using folder = await tempFolder()
    const open = openRun(makePool('actor', { silenceMs: 1_000 }), 'hangs in a loop', folder.path)
    expect(await open.outcome).toMatchObject({ kind: 'failed', failure: { code: 'worker-hung' } })
    expect(isAlive(await open.pid())).toBe(false)
    // It will be tried again, from what there is.
    expect(existsSync(join(folder.path, 'file.part'))).toBe(true)
  })

  it('goes on unharmed when the process of another is killed', async () => {
    await using folder = await tempFolder()
    const dirs = ['a', 'b', 'c', 'd'].map((name) => join(folder.path, name))
    for (const dir of dirs) mkdirSync(dir)
    const pool = makePool()
    const [victim, ...others] = dirs.map((dir) => openRun(pool, 'finishes when stopped', dir)) as [
      OpenRun,
      ...OpenRun[],
    ]
    const otherPids = await Promise.all(others.map((open) => open.pid()))
    process.kill(await victim.pid(), 'SIGKILL')
    expect(await victim.outcome).toEqual(
      crash('worker crash: the download process was ended by signal SIGKILL'),
    )
    expect(otherPids.map(isAlive)).toEqual([true, true, true])
    for (const open of others) open.stop('keep')
    expect((await Promise.all(others.map(({ outcome }) => outcome))).map(({ kind }) => kind)).toEqual([
      'done',
      'done',
      'done',
    ])
  })
})

describe('a run that is stopped', () => {
  it.each(['waits until stopped', 'ignores stop', 'hangs in a loop'])(
    'is over within 2 s when its process %s, and leaves nothing behind if told so',
    async (act) => {
      await using folder = await tempFolder()
      const open = openRun(makePool(), act, folder.path)
      const pid = await open.pid()
      open.stop('discard')
      expect(await msOf(open.outcome)).toBeLessThan(2_000)
      expect(await open.outcome).toEqual({ kind: 'stopped' })
      expect(isAlive(pid)).toBe(false)
      expect(readdirSync(folder.path)).toEqual([])
    },
  )

  it('keeps its unfinished files if told so', async () => {
    await using folder = await tempFolder()
    const open = openRun(makePool(), 'ignores stop', folder.path)
    await open.pid()
    open.stop('keep')
    await open.outcome
    expect(readdirSync(folder.path).sort()).toEqual(['file.part', 'file.part.json', 'folder.part'])
  })

  it('is over at once when its process obeys', async () => {
    await using folder = await tempFolder()
    const open = openRun(makePool(), 'waits until stopped', folder.path)
    await open.pid()
    open.stop('discard')
    expect(await msOf(open.outcome)).toBeLessThan(defaultLimits.graceMs)
  })

  it('too late is done, and keeps what it has; its process is not used again', async () => {
    await using folder = await tempFolder()
    const open = openRun(makePool(), 'finishes when stopped', folder.path)
    const pid = await open.pid()
    open.stop('keep')
    expect(await open.outcome).toMatchObject({ kind: 'done' })
    expect(readdirSync(folder.path).sort()).toContain('file.part')
    expect(isAlive(pid)).toBe(false)
  })

  it('that is to leave nothing leaves nothing, also when the file had just got its name', async () => {
    await using folder = await tempFolder()
    const open = openRun(makePool(), 'finishes when stopped', folder.path)
    await open.pid()
    open.stop('discard')
    expect(await open.outcome).toEqual({ kind: 'stopped' })
    expect(readdirSync(folder.path)).toEqual([])
  })

  it('before its process was ready ends it', async () => {
    const open = openRun(makePool('never-ready'), 'any')
    await eventually(() => pids.length === 1)
    open.stop('keep')
    expect(await msOf(open.outcome)).toBeLessThan(defaultLimits.graceMs)
    expect(pids.filter(isAlive)).toEqual([])
  })
})

describe('tools a process has started', () => {
  it.each([
    ['starts a tool', (open: OpenRun) => open.stop('keep'), 'stopped'],
    ['starts a tool and crashes', () => {}, 'failed'],
    ['starts a tool and forgets it', () => {}, 'done'],
  ])('are gone when a run that %s is over', async (act, end, kind) => {
    const open = openRun(makePool(), act)
    const tool = await open.pid()
    const group = groupOf(tool)
    expect(group.length).toBeGreaterThan(0)
    end(open)
    expect(await open.outcome).toMatchObject({ kind })
    expect([tool, ...group].filter(isAlive)).toEqual([])
  })

  it.skipIf(process.platform === 'win32')('are gone even when they were not told of', async () => {
    const open = openRun(makePool(), 'starts a helper and exits')
    expect(await open.outcome).toMatchObject({ kind: 'failed' })
    const helper = await open.pid()
    // Nobody told of it, so nobody waited for the signal to be carried out.
    await eventually(() => !isAlive(helper))
  })

  it('are gone when the process is killed', async () => {
    const open = openRun(makePool(), 'starts a tool')
    const tool = await open.pid()
    const [pid = 0] = pids
    process.kill(pid, 'SIGKILL')
    expect(await open.outcome).toMatchObject({ failure: { code: 'worker-crash' } })
    expect(isAlive(tool)).toBe(false)
  })
})

/** Every process of a tool's group; on Linux from /proc, elsewhere only its first. */
function groupOf(groupId: number): number[] {
  if (process.platform !== 'linux') return [groupId]
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && processGroup(name) === groupId)
    .map(Number)
}

function processGroup(pid: string): number {
  try {
    // After the name, which may hold anything, come state, parent and group (proc_pid_stat(5)).
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[2])
  } catch {
    return 0
  }
}

describe('discard', () => {
  it('removes a file, a folder, and the sidecar beside it, and minds nothing that is not there', async () => {
    await using folder = await tempFolder()
    const pool = makePool()
    const part = join(folder.path, 'a.part')
    for (const name of ['a.part', 'a.part.json', 'a', 'b.part']) writeFileSync(join(folder.path, name), '')
    await pool.discard(part)
    await pool.discard(part)
    expect(readdirSync(folder.path).sort()).toEqual(['a', 'b.part'])
  })
})
