import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type RunningSluice, startSluice } from '../../e2e/running-sluice.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { atMost, type BenchCase, median, seen, setting } from '../figures.ts'
import { fillQueue } from '../fill-queue.ts'

const TIMES = 200
/** As many as a person pastes at once. */
const LINKS = 2_000
const MANY = setting('BENCH_RECORDS', 100_000)

type Figures = {
  startMs: number
  residentMB: number
  dispatchMs: number
  cancelMs: number
  pageMs: number
  cancelAllMs: number
  meanwhileMs: number
  linksMs: number
}

async function measure(records: number): Promise<Figures> {
  await using folder = await tempFolder()
  // The lane is paused: what is measured is the queue, not its downloads.
  const first = await startSluice(folder.path, { lanes: { http: { paused: true } } })
  await first.end()
  fillQueue(join(first.dataDir, 'sluice.sqlite'), records)
  const start = performance.now()
  const sluice = await startSluice(folder.path)
  await sluice.call('getAllDownloads', { limit: 50 })
  const startMs = performance.now() - start
  const ids: string[] = []
  const dispatchMs = await usually(async (n) => {
    const [id] = await sluice.call('add', { urls: [`http://127.0.0.1:9/${n}`] })
    if (id) ids.push(id)
  })
  const cancelMs = await usually(async (n) => {
    const [id] = await sluice.call('add', { urls: [`http://127.0.0.1:9/later-${n}`] })
    if (id) await sluice.call('cancelDownload', { id, remove: true })
  })
  const pageMs = await usually(
    () => sluice.call('getAllDownloads', { offset: records / 2, limit: 1_000 }),
    20,
  )
  const residentMB = await residentOf(sluice)
  const linksMs = await addLinks(sluice)
  const { cancelAllMs, meanwhileMs } = await cancelAll(sluice)
  await sluice.end()
  return { startMs, residentMB, dispatchMs, cancelMs, pageMs, cancelAllMs, meanwhileMs, linksMs }
}

/** What the window asks when so many links are pasted, up to their being kept: whose they are, the forecast, to add them. */
async function addLinks(sluice: RunningSluice): Promise<number> {
  const urls = Array.from({ length: LINKS }, (_, n) => `http://127.0.0.1:9/pasted-${n}`)
  const start = performance.now()
  await sluice.call('matchLinks', { urls })
  await sluice.call('getForecast', { urls })
  await sluice.call('add', { urls })
  return performance.now() - start
}

/** How long it takes until all are cancelled and that is kept, and the longest that another was not answered meanwhile. */
async function cancelAll(sluice: RunningSluice): Promise<Pick<Figures, 'cancelAllMs' | 'meanwhileMs'>> {
  const start = performance.now()
  let cancelAllMs: number | undefined
  const cancelling = sluice.call('cancelAllDownloads', {}).then(() => {
    cancelAllMs = performance.now() - start
  })
  let meanwhileMs = 0
  while (cancelAllMs === undefined) {
    const asked = performance.now()
    await sluice.call('getStats', {})
    meanwhileMs = Math.max(meanwhileMs, performance.now() - asked)
  }
  await cancelling
  return { cancelAllMs, meanwhileMs }
}

async function usually(act: (n: number) => Promise<unknown>, times = TIMES): Promise<number> {
  const took: number[] = []
  for (let n = 0; n < times; n += 1) {
    const start = performance.now()
    await act(n)
    took.push(performance.now() - start)
  }
  return median(took)
}

async function residentOf({ pid }: RunningSluice): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1_000
}

/** What waits must cost nothing: start-up, memory, and what is done to one download while many wait. */
export const longQueue: BenchCase = {
  name: 'long-queue',
  title: `A queue of ${MANY.toLocaleString('en')} downloads`,
  async run() {
    const few = await measure(100)
    const many = await measure(MANY)
    return [
      atMost('start to first answer', many.startMs, 1_500, 'ms'),
      atMost('resident memory of the engine', many.residentMB, 150, 'MB'),
      atMost('adding one / that with 100', many.dispatchMs / few.dispatchMs, 2),
      atMost('adding and cancelling one / that with 100', many.cancelMs / few.cancelMs, 2),
      atMost('cancelling all, each', many.cancelAllMs / (MANY / 1_000), 150, 'µs'),
      seen('the longest wait for an answer meanwhile', `${Math.round(many.meanwhileMs)} ms`),
      atMost(`${LINKS.toLocaleString('en')} links looked at, forecast and added`, many.linksMs, 1_000, 'ms'),
      seen('a page of 1,000', `${many.pageMs.toFixed(1)} ms`),
    ]
  },
}
