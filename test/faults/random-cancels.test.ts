import { randomInt } from 'node:crypto'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DownloadRecord } from '../../shared/record.ts'
import { type SourceCases, sourceCases, sourceNames } from '../helpers/source-cases.ts'
import { SourceWorld } from '../helpers/source-world.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

// `npm run test:faults` asks for the whole of it.
const { FAULT_CANCELS = '16' } = process.env
const COUNT = Number(FAULT_CANCELS)

let cases: SourceCases
beforeAll(async () => {
  cases = await sourceCases()
})
afterAll(() => cases[Symbol.asyncDispose]())

it(`${COUNT} downloads of all sources, cancelled at random moments, leave no process and no file`, async () => {
  await using folder = await tempFolder()
  const lanes = Object.fromEntries(sourceNames.map((name) => [name, { concurrency: 2, delay: 0 }]))
  const settings = sourceNames.map((name) => [name, cases.of[name].settings])
  await using world = new SourceWorld(folder.path, { lanes, sources: Object.fromEntries(settings) })
  const moments = { queued: 0, beginning: 0, running: 0, done: 0 }
  const kept: string[] = []
  const one = async (n: number) => {
    const name = sourceNames[n % sourceNames.length] ?? 'http'
    const { slow, whole } = cases.of[name]
    const id = world.dispatch(name, n % 3 === 0 ? whole : slow)
    // From before its process has begun to after a short one has ended.
    await sleep(randomInt(4_000))
    const before = world.record(id)
    world.engine.cancelDownload(id, { remove: n % 2 === 0 })
    const moment = momentOf(before)
    moments[moment] += 1
    if (moment === 'done') kept.push(basename(before.filePath ?? ''))
    else expect([undefined, 'Cancelled']).toContain(world.engine.getDownloadStatus(id)?.state)
  }
  // A wave at a time, so that not all of them wait in line.
  for (let n = 0; n < COUNT; n += 8) {
    await Promise.all(Array.from({ length: Math.min(8, COUNT - n) }, (_, index) => one(n + index)))
  }
  for (const name of sourceNames) await world.idle(name)
  await world.tidy(kept)
  console.log(`Cancelled: ${JSON.stringify(moments)}`)
}, 300_000)

function momentOf({
  attempt,
  transferred,
  state,
}: DownloadRecord): 'queued' | 'beginning' | 'running' | 'done' {
  if (state === 'Completed, Succeeded') return 'done'
  if (attempt === 0) return 'queued'
  return transferred === 0 ? 'beginning' : 'running'
}
