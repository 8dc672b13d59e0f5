import { randomInt } from 'node:crypto'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DownloadRecord, isTerminal, type RecordId } from '../../shared/record.ts'
import { type SourceCases, type SourceName, sourceCases, sourceNames } from '../helpers/source-cases.ts'
import { SourceWorld } from '../helpers/source-world.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

// First each moment of a download's life that can be waited for, then whichever comes.

// `npm run test:faults` asks for the whole of it.
const { FAULT_CANCELS = '18' } = process.env
const COUNT = Number(FAULT_CANCELS)
/** One of each source. */
const WAVE = sourceNames.length
/** For a tool to begin, on a machine that has much else to do. */
const LONG_MS = 60_000

let cases: SourceCases
beforeAll(async () => {
  cases = await sourceCases()
})
afterAll(() => cases[Symbol.asyncDispose]())

const laneSettings = (lane: { readonly concurrency: number; readonly delay: number }) =>
  Object.fromEntries(sourceNames.map((name) => [name, lane]))
const sourceSettings = () => Object.fromEntries(sourceNames.map((name) => [name, cases.of[name].settings]))

it('a download of each source, cancelled while queued, delayed and running, leaves no process and no file', async () => {
  await using folder = await tempFolder()
  const sources = sourceSettings()
  const lanes = laneSettings({ concurrency: 1, delay: 0 })
  await using world = new SourceWorld(folder.path, { sources, lanes }, cases.catalog)
  const cancelled = { queued: 0, delayed: 0, running: 0 }
  const cancelWhen = async (
    moment: keyof typeof cancelled,
    id: RecordId,
    holds: (record: DownloadRecord) => boolean,
  ) => {
    await world.until(id, holds, LONG_MS)
    expect(world.engine.cancelDownload(id, { remove: false })).toBe(true)
    expect(world.record(id)).toMatchObject({ state: 'Cancelled', filePath: null })
    cancelled[moment] += 1
  }
  const another = (name: SourceName) => world.dispatch(name, cases.of[name].slow)

  const running = sourceNames.map((name) => [name, another(name)] as const)
  await Promise.all(
    running.map(async ([name, id]) => {
      await world.until(id, hasBytes, LONG_MS)
      await cancelWhen('queued', another(name), ({ waiting }) => waiting?.reason === 'slot')
    }),
  )
  // There is room now, but for an hour nothing may begin.
  world.set({ sources, lanes: laneSettings({ concurrency: 2, delay: 3_600 }) })
  await Promise.all(
    running.map(async ([name, id]) => {
      const waits = ({ waiting }: DownloadRecord) => waiting?.reason === 'delay'
      await cancelWhen('delayed', another(name), waits)
      await cancelWhen('running', id, hasBytes)
    }),
  )
  const each = sourceNames.length
  expect(cancelled).toEqual({ queued: each, delayed: each, running: each })
  for (const name of sourceNames) await world.idle(name)
  await world.tidy()
}, 120_000)

it('a download cancelled while it finishes, its file whole and its tool not ended, leaves nothing either', async () => {
  await using folder = await tempFolder()
  const args = ['-c', 'printf whole > "$0"; sleep 600', '{out}']
  const commands = [{ name: 'lingers', program: 'sh', args }]
  await using world = new SourceWorld(folder.path, { sources: { command: { commands } } })
  const wish = { targetId: 'lingers||http://127.0.0.1/', filename: 'lingers||http://127.0.0.1/||Title' }
  for (const remove of [false, true]) {
    const id = world.dispatch('command', wish)
    await world.until(id, ({ transferred }) => transferred === 'whole'.length, LONG_MS)
    expect(world.engine.cancelDownload(id, { remove })).toBe(true)
    expect(world.engine.getDownloadStatus(id)?.state).toBe(remove ? undefined : 'Cancelled')
  }
  await world.idle('command')
  await world.tidy()
}, 120_000)

it(`${COUNT} downloads of all sources, cancelled at random moments, leave no process and no file`, async () => {
  await using folder = await tempFolder()
  const lanes = laneSettings({ concurrency: 2, delay: 0 })
  await using world = new SourceWorld(folder.path, { lanes, sources: sourceSettings() }, cases.catalog)
  const moments = { queued: 0, beginning: 0, running: 0, done: 0 }
  const kept: string[] = []
  const one = async (n: number) => {
    const name = sourceNames[n % sourceNames.length] ?? 'http'
    const { slow, whole } = cases.of[name]
    const wave = Math.floor(n / WAVE)
    const id = world.dispatch(name, (n + wave) % 3 === 0 ? whole : slow)
    // Every other wave is at work by then, however long that takes; the rest may not have begun, or have ended.
    const isAtWork = wave % 2 === 0
    if (isAtWork) await world.until(id, (record) => hasBytes(record) || isTerminal(record.state), LONG_MS)
    await sleep(randomInt(isAtWork ? 500 : 4_000))
    const before = world.record(id)
    world.engine.cancelDownload(id, { remove: n % 2 === 0 })
    const moment = momentOf(before)
    moments[moment] += 1
    if (moment === 'done') kept.push(basename(before.filePath ?? ''))
    else expect([undefined, 'Cancelled']).toContain(world.engine.getDownloadStatus(id)?.state)
  }
  // A wave at a time, so that not all of them wait in line.
  for (let n = 0; n < COUNT; n += WAVE) {
    await Promise.all(Array.from({ length: Math.min(WAVE, COUNT - n) }, (_, index) => one(n + index)))
  }
  for (const name of sourceNames) await world.idle(name)
  await world.tidy(kept)
  console.log(`Cancelled: ${JSON.stringify(moments)}`)
}, 600_000)

function momentOf({
  attempt,
  transferred,
  state,
}: DownloadRecord): 'queued' | 'beginning' | 'running' | 'done' {
  if (state === 'Completed, Succeeded') return 'done'
  if (attempt === 0) return 'queued'
  return transferred === 0 ? 'beginning' : 'running'
}

const hasBytes = ({ state, transferred }: DownloadRecord): boolean =>
  state === 'InProgress, Downloading' && transferred > 0
