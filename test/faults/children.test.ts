import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import { type RunningSluice, temporarySluice } from '../e2e/running-sluice.ts'
import { memoryInUse } from '../helpers/memory-in-use.ts'
import { freePort, startNginx } from '../helpers/nginx.ts'

const { FAULT_DOWNLOADS = '1000' } = process.env
const DOWNLOADS = Number(FAULT_DOWNLOADS)

it(`${DOWNLOADS} downloads whose processes are killed at random all arrive, and nothing leaks`, async () => {
  await using nginx = await startNginx()
  const links: string[] = []
  for (let n = 0; n < DOWNLOADS; n += 1) {
    const name = `small-${n}.bin`
    await writeFile(join(nginx.root, name), Buffer.alloc(20_000, n))
    links.push(`${nginx.url}/${name}`)
  }
  const debuggerPort = await freePort()
  const preferences = { maxAttempts: 50, lanes: { http: { concurrency: 8 } } }
  await using sluice = await temporarySluice(preferences, [`--inspect=127.0.0.1:${debuggerPort}`])
  await sluice.call('add', { urls: links })
  let killed = 0
  let early: number | undefined
  for (let done = 0; done < DOWNLOADS; ) {
    // The last few would be hit again and again, and wait longer and longer for their next attempt.
    if (done < 0.9 * DOWNLOADS) killed += await killOne(sluice)
    done = (await sluice.call('getStats', {})).counts['Completed, Succeeded']
    if (done > DOWNLOADS / 5) early ??= await memoryInUse(debuggerPort)
    await sleep(50)
  }

  expect(killed).toBeGreaterThan(0)
  const { records } = await sluice.call('getAllDownloads', {})
  expect(new Set(records.map(({ state }) => state))).toEqual(new Set(['Completed, Succeeded']))
  // A few may wait for the next download; a zombie would be listed too, and would stay.
  await vi.waitFor(async () => expect((await sluice.children()).length).toBeLessThanOrEqual(2), 5_000)
  const late = await memoryInUse(debuggerPort)
  console.log(`engine: ${Number(early) / 1e6} MB in use after a fifth, ${late / 1e6} MB in the end`)
  expect(late).toBeLessThan(1.1 * Number(early))
}, 300_000)

async function killOne(sluice: RunningSluice): Promise<number> {
  const children = await sluice.children()
  const victim = children[Math.floor(Math.random() * children.length * 4)]
  if (victim === undefined) return 0
  try {
    process.kill(victim, 'SIGKILL')
    return 1
  } catch {
    return 0
  }
}
