import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SqliteRepository } from '../../electron/store/sqlite-repository.ts'
import { type RunningSluice, startSluice } from '../e2e/running-sluice.ts'
import { makeSaved } from '../helpers/make-saved.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

// What a long queue costs: start-up, memory, and what is done to one download while many wait.

const TIMES = 200

type Figures = { startMs: number; residentMB: number; dispatchMs: number; cancelMs: number; pageMs: number }

async function measure(records: number): Promise<Figures> {
  await using folder = await tempFolder()
  // The lane is paused: what is measured is the queue, not its downloads.
  const first = await startSluice(folder.path, { lanes: { http: { paused: true } } })
  await first.end()
  fill(join(first.dataDir, 'sluice.sqlite'), records)
  const start = performance.now()
  const sluice = await startSluice(folder.path)
  await sluice.call('getAllDownloads', { limit: 50 })
  const startMs = performance.now() - start
  const ids: string[] = []
  const dispatchMs = await median(async (n) => {
    const [id] = await sluice.call('add', { urls: [`http://127.0.0.1:9/${n}`] })
    if (id) ids.push(id)
  })
  const cancelMs = await median(async (n) => {
    const [id] = await sluice.call('add', { urls: [`http://127.0.0.1:9/later-${n}`] })
    if (id) await sluice.call('cancelDownload', { id, remove: true })
  })
  const pageMs = await median(() => sluice.call('getAllDownloads', { offset: records / 2, limit: 1_000 }), 20)
  const residentMB = await residentOf(sluice)
  await sluice.end()
  return { startMs, residentMB, dispatchMs, cancelMs, pageMs }
}

function fill(path: string, count: number): void {
  const repository = SqliteRepository.open({ path })
  repository.load()
  const put = Array.from({ length: count }, (_, n) =>
    makeSaved({ displayName: `file-${n}.bin`, order: n + 1, lane: 'http:example.org' }),
  )
  repository.save({ put, drop: [], lanes: [], dropLanes: [], log: [] })
  repository.close()
}

async function median(act: (n: number) => Promise<unknown>, times = TIMES): Promise<number> {
  const took: number[] = []
  for (let n = 0; n < times; n += 1) {
    const start = performance.now()
    await act(n)
    took.push(performance.now() - start)
  }
  return took.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0
}

async function residentOf({ pid }: RunningSluice): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1_000
}

const few = await measure(100)
const many = await measure(100_000)
const row = (name: string, of: keyof Figures, limit: string) =>
  console.log(`| ${name} | ${few[of].toFixed(2)} | ${many[of].toFixed(2)} | ${limit} |`)
console.log('| | 100 records | 100,000 records | to reach |\n| --- | --- | --- | --- |')
row('start to first answer, ms', 'startMs', '≤ 1,500')
row('resident memory of the engine, MB', 'residentMB', '≤ 150')
row('add one, ms', 'dispatchMs', '≤ 2 × that with 100')
row('add and cancel one, ms', 'cancelMs', '≤ 2 × that with 100')
row('a page of 1,000, ms', 'pageMs', '')
