import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import { type RunningSluice, temporarySluice } from '../e2e/running-sluice.ts'
import { startNginx } from '../helpers/nginx.ts'

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
  await using sluice = await temporarySluice({ maxAttempts: 50, lanes: { http: { concurrency: 8 } } })
  await sluice.call('add', { urls: links })
  let killed = 0
  const memory: Sample[] = []
  for (let done = 0; done < DOWNLOADS; ) {
    killed += await killOne(sluice)
    done = (await sluice.call('getStats', {})).counts['Completed, Succeeded']
    memory.push({ done, bytes: await residentBytes(sluice.pid) })
    await sleep(50)
  }

  expect(killed).toBeGreaterThan(0)
  const { records } = await sluice.call('getAllDownloads', {})
  expect(new Set(records.map(({ state }) => state))).toEqual(new Set(['Completed, Succeeded']))
  // A few may wait for the next download; a zombie would be listed too, and would stay.
  await vi.waitFor(async () => expect((await sluice.children()).length).toBeLessThanOrEqual(2), 5_000)
  const early = usual(memory.filter(({ done }) => done > 200 && done <= 400))
  const late = usual(memory.filter(({ done }) => done > DOWNLOADS - 200))
  console.log(`engine: ${early / 1e6} MB after 200 downloads, ${late / 1e6} MB after ${DOWNLOADS}`)
  expect(late).toBeLessThan(1.1 * early)
}, 300_000)

type Sample = { readonly done: number; readonly bytes: number }

/** The median: what is resident at one moment depends on when garbage was last collected. */
function usual(memory: readonly Sample[]): number {
  const sizes = memory.map(({ bytes }) => bytes).toSorted((a, b) => a - b)
  return sizes[Math.floor(sizes.length / 2)] ?? Number.NaN
}

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

async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1_024
}
