import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { faultServer, serves, stallsAfter } from '../helpers/fault-server.ts'
import { eventually, isAlive } from '../helpers/process-life.ts'
import { RunChild } from '../helpers/run-child.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const odd = new URL('../helpers/children/odd-sources.ts', import.meta.url)

describe('a run whose source', () => {
  it.each([
    ['finds nothing', { kind: 'nothing' }],
    ['promises a file', { kind: 'failed', failure: { code: 'no-file' } }],
    ['names a folder', { kind: 'failed', failure: { code: 'no-file' } }],
    ['fails unknowingly', { kind: 'failed', failure: { code: 'internal', message: 'a mistake of mine' } }],
    ['fails knowingly', { kind: 'failed', failure: { code: 'rate-limited', retryAfterMs: 7_000 } }],
    ['is not there', { kind: 'failed', failure: { code: 'internal' } }],
  ])('%s ends so', async (source, outcome) => {
    await using folder = await tempFolder()
    await using child = new RunChild(odd)
    expect(await child.run({ source, dir: folder.path })).toMatchObject(outcome)
  })

  it('makes a file ends with its path and size', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild(odd)
    const outcome = await child.run({ source: 'makes a file', dir: folder.path, displayName: 'four' })
    expect(outcome).toEqual({ kind: 'done', filePath: join(folder.path, 'made'), size: 4 })
  })

  it('has settings that are not right is not started', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild(odd)
    const settings = { number: 'seven' }
    const outcome = await child.run({ source: 'makes a file', dir: folder.path, settings })
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'not-configured' } })
    expect(await readdir(folder.path)).toEqual([])
  })

  it('reports as fast as it can is heard ten times a second, and its last word before the end', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild(odd)
    const startedAt = performance.now()
    await child.run({ source: 'reports a thousand times', dir: folder.path })
    const seconds = (performance.now() - startedAt) / 1_000
    const reports = child.told('progress')
    expect(reports.length).toBeLessThanOrEqual(Math.ceil(seconds * 10) + 2)
    expect(reports.at(-1)?.progress).toMatchObject({ transferred: 1_000, size: 1_000 })
    expect(child.said.at(-1)?.type).toBe('end')
  })

  it('talks without end is cut short', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild(odd)
    await child.run({ source: 'talks without end', dir: folder.path })
    expect(child.told('log')).toHaveLength(500)
  })
})

describe('a stop', () => {
  it.each([
    [true, 'discard'],
    [false, 'keep'],
  ])('with discard %s reaches the source as "%s" and is answered by "stopped"', async (discard, reason) => {
    await using folder = await tempFolder()
    await using child = new RunChild(odd)
    child.order({ source: 'waits for its signal', dir: folder.path })
    await child.until(() => child.told('partial').length === 1)
    child.send({ type: 'stop', runId: 'another run', discard })
    child.send({ type: 'stop', runId: 'run 1', discard })
    await child.until(() => child.told('end').length === 1)
    expect(child.told('end')).toEqual([{ type: 'end', runId: 'run 1', outcome: { kind: 'stopped' } }])
    expect(await readFile(join(folder.path, 'reason'), 'utf8')).toBe(reason)
  })

  it('that comes too late to stop a source takes its file away again', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild(odd)
    child.order({ source: 'finishes all the same', dir: folder.path })
    await child.until(() => child.told('partial').length === 1)
    child.send({ type: 'stop', runId: 'run 1', discard: true })
    await child.until(() => child.told('end').length === 1)
    expect(child.told('end')[0]?.outcome).toEqual({ kind: 'stopped' })
    expect(await readdir(folder.path)).toEqual([])
  })
})

it('one process serves one run after the other, never two at once', async () => {
  await using folder = await tempFolder()
  await using child = new RunChild(odd)
  child.order({ source: 'waits for its signal', dir: folder.path })
  await child.until(() => child.told('partial').length === 1)
  const refused = await child.run({ runId: 'run 2', source: 'finds nothing', dir: folder.path })
  expect(refused).toMatchObject({ kind: 'failed', failure: { code: 'protocol' } })
  child.send({ type: 'stop', runId: 'run 1', discard: true })
  await child.until(() => child.told('end').length === 2)
  expect(await child.run({ runId: 'run 3', source: 'finds nothing', dir: folder.path })).toEqual({
    kind: 'nothing',
  })
  expect(child.told('ready')).toHaveLength(1)
  expect(child.said[0]).toEqual({ type: 'ready' })
})

it('a download process ends at once, with its tools, when its parent is gone', async () => {
  await using folder = await tempFolder()
  await using child = new RunChild(odd)
  child.order({ source: 'starts a tool and waits', dir: folder.path })
  await child.until(() => child.told('tool').length === 1)
  const pid = child.told('tool')[0]?.pid ?? 0
  expect(isAlive(pid)).toBe(true)
  child.process.disconnect()
  expect(await child.exited).toEqual([0, null])
  await eventually(() => !isAlive(pid), 1_000)
})

it('a Ctrl-C in the terminal is for the engine, a SIGTERM for the process and its tools', async () => {
  await using folder = await tempFolder()
  await using child = new RunChild(odd)
  child.order({ source: 'starts a tool and waits', dir: folder.path })
  await child.until(() => child.told('tool').length === 1)
  const pid = child.told('tool')[0]?.pid ?? 0
  child.process.kill('SIGINT')
  const busy = await child.run({ runId: 'run 2', source: 'finds nothing', dir: folder.path })
  expect(busy).toMatchObject({ kind: 'failed' })
  child.process.kill('SIGTERM')
  await child.exited
  await eventually(() => !isAlive(pid), 1_000)
})

it('a message of another version ends the process with an error', async () => {
  await using child = new RunChild(odd)
  await child.until(() => child.told('ready').length === 1)
  child.process.send({ type: 'run', order: { runId: 'run 1' } })
  const [code] = await child.exited
  expect(code).not.toBe(0)
})

describe('the real entry', () => {
  it('fetches a file of the web, and shows what it does in process lists', async () => {
    await using server = await faultServer(serves('twelve bytes'))
    await using folder = await tempFolder()
    await using child = new RunChild()
    const order = { source: 'http', dir: folder.path, targetId: `${server.url}/a.txt` }
    const outcome = await child.run({ ...order, processName: 'http-dl-here' })
    expect(outcome).toEqual({ kind: 'done', filePath: join(folder.path, 'a.txt'), size: 12 })
    expect(child.told('partial')).toMatchObject([{ path: expect.stringMatching(/\.part$/) }])
    expect(child.told('progress').at(-1)?.progress).toMatchObject({ transferred: 12, size: 12 })
    const title = await readFile(`/proc/${child.process.pid}/cmdline`, 'utf8')
    expect(title).toMatch(/^http-dl-here/)
  })

  it('stops in the middle of a file and leaves none', async () => {
    await using server = await faultServer(stallsAfter(200_000, Buffer.alloc(1_000_000)))
    await using folder = await tempFolder()
    await using child = new RunChild()
    child.order({ source: 'http', dir: folder.path, targetId: `${server.url}/a.bin` })
    await child.until(() => (child.told('progress').at(-1)?.progress.transferred ?? 0) === 200_000)
    const stoppedAt = performance.now()
    child.send({ type: 'stop', runId: 'run 1', discard: true })
    await child.until(() => child.told('end').length === 1)
    expect(performance.now() - stoppedAt).toBeLessThan(1_500)
    expect(child.told('end')[0]?.outcome).toEqual({ kind: 'stopped' })
    expect(await readdir(folder.path)).toEqual([])
  })
})
