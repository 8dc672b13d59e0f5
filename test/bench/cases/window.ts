import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page, type WebSocket } from '@playwright/test'
import { SqliteRepository } from '../../../electron/store/sqlite-repository.ts'
import config from '../../../playwright.config.ts'
import { startDemoServer } from '../../../scripts/demo-server.ts'
import { watchFrames } from '../../e2e/frames.ts'
import { type RunningSluice, startSluice } from '../../e2e/running-sluice.ts'
import { makeSaved } from '../../helpers/make-saved.ts'
import { tasksOf } from '../../helpers/page-tasks.ts'
import { previewWindow } from '../../helpers/preview-window.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { heapMB, passTime, scrollRows, typeSearch } from '../../helpers/window-speed.ts'
import { atLeast, atMost, type BenchCase, type Figure, seen, setting } from '../figures.ts'

const MANY = setting('BENCH_RECORDS', 100_000)
const RUNNING = 16
/** Slow and large enough to be at work until the end. */
const [SIZE, SPEED] = [4_000_000_000, 200_000]
/** Changes of 100 ms each: an hour of them. */
const HOUR = setting('BENCH_TICKS', 36_000)

/** A real engine with so many records of which 16 download, each told of ten times a second. */
async function busySluice(folder: string, server: { host: string; link: DemoLink }): Promise<RunningSluice> {
  const lanes = {
    'http:example.org': { paused: true },
    [`http:${server.host}`]: { concurrency: RUNNING },
  }
  const first = await startSluice(folder, { lanes, maxActive: RUNNING })
  await first.call('add', {
    urls: Array.from({ length: RUNNING }, (_, n) => server.link(`running-${n}.bin`, SIZE, SPEED)),
  })
  await first.end()
  fill(join(first.dataDir, 'sluice.sqlite'))
  const sluice = await startSluice(folder)
  while ((await sluice.call('getStats', {})).active < RUNNING) await new Promise((r) => setTimeout(r, 100))
  return sluice
}

type DemoLink = (name: string, size: number, speed: number) => string

function fill(path: string): void {
  const repository = SqliteRepository.open({ path })
  repository.load()
  const put = Array.from({ length: MANY - RUNNING }, (_, n) =>
    makeSaved({ displayName: `file-${n}.bin`, order: RUNNING + n + 1, lane: 'http:example.org' }),
  )
  repository.save({ put, drop: [], lanes: [], dropLanes: [], log: [] })
  repository.close()
}

/** Notes in the page when the first rows of the list have been painted. */
const watchFirstRows = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const look = () => {
      const rows = document.querySelectorAll('[role=grid] [role=row]')
      // One is the heads of the columns.
      if (rows.length < 5) requestAnimationFrame(look)
      else requestAnimationFrame(() => setTimeout(() => Object.assign(window, { rowsAt: performance.now() })))
    }
    requestAnimationFrame(look)
  })

async function opening(page: Page, address: string): Promise<{ rowsMs: number; allMs: number }> {
  await watchFirstRows(page)
  await page.goto(address)
  const start = performance.now()
  await page.waitForFunction(() => 'rowsAt' in window)
  const rowsMs = await page.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation')
    return Number(Reflect.get(window, 'rowsAt')) - ((entry as PerformanceNavigationTiming)?.loadEventEnd ?? 0)
  })
  await page.waitForFunction(
    (rows) => document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === String(rows),
    MANY + 1,
    { timeout: 120_000 },
  )
  return { rowsMs, allMs: performance.now() - start }
}

async function scrolling(page: Page): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [what, step, frames] of [
    ['60 px a frame', 60, 300],
    ['600 px a frame', 600, 300],
    ['anywhere each frame', 'anywhere', 120],
  ] as const) {
    const watch = await watchFrames(page)
    await scrollRows(page, frames, step)
    const { median, longest } = await watch.stop()
    const tasks = await tasksOf(page, () => scrollRows(page, frames, step))
    figures.push(
      atLeast(`scrolling ${what}, median`, 1_000 / median, 55, 'frames/s'),
      atMost(`scrolling ${what}, longest frame`, longest, 100, 'ms'),
      atMost(`scrolling ${what}, longest task in the processor’s time`, tasks.longest, 100, 'ms'),
    )
  }
  return figures
}

/** Each key of a name, and what is found by then. */
async function searching(page: Page): Promise<Figure[]> {
  const names = [
    ...Array.from({ length: RUNNING }, (_, n) => `running-${n}.bin`),
    ...Array.from({ length: MANY - RUNNING }, (_, n) => `file-${n}.bin`),
  ]
  const texts = ['file', 'file-', 'file-9', 'file-99', 'file-999', 'file-9999']
  const typed = texts.map((text) => ({ text, rows: names.filter((name) => name.includes(text)).length }))
  const took = await typeSearch(page, typed)
  await typeSearch(page, [{ text: '', rows: MANY }])
  const tasks = await tasksOf(page, () => typeSearch(page, typed))
  await typeSearch(page, [{ text: '', rows: MANY }])
  return [
    atMost('typing in search, slowest key to its rows', Math.max(...took), 100, 'ms'),
    atMost('typing in search, all that a key takes of the processor', tasks.total / typed.length, 100, 'ms'),
  ]
}

/** What comes over the socket: rows of the largest answer, and messages a second once all is there. */
async function messages(browser: Browser, address: string): Promise<Figure[]> {
  const page = await browser.newPage()
  let [largest, count] = [0, 0]
  page.on('websocket', (socket: WebSocket) =>
    socket.on('framereceived', ({ payload }) => {
      count += 1
      const { result } = JSON.parse(String(payload)) as { result?: { records?: unknown[] } }
      largest = Math.max(largest, result?.records?.length ?? 0)
    }),
  )
  await opening(page, address)
  await page.waitForTimeout(2_000)
  const before = count
  await page.waitForTimeout(10_000)
  const perSecond = (count - before) / 10
  await page.close()
  return [
    atMost('rows in the largest message', largest, 1_000),
    atMost('messages a second, all of them', perSecond, 20),
  ]
}

async function anHour(browser: Browser): Promise<Figure[]> {
  await using served = await previewWindow()
  const page = await browser.newPage()
  await page.goto(`${served.url}?many&still`)
  await page.waitForFunction(
    () => document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === '100001',
  )
  await passTime(page, HOUR / 6)
  const before = await heapMB(page)
  await passTime(page, HOUR)
  const after = await heapMB(page)
  await page.close()
  return [
    seen('heap before an hour of changes, the fake engine’s included', `${before.toFixed(1)} MB`),
    atMost('growth of the heap in that hour, sped up', Math.max(0, after - before), 5, 'MB'),
  ]
}

/** What a person sees of a queue that is long and busy. */
export const windowAtScale: BenchCase = {
  name: 'window',
  title: `The window with ${MANY.toLocaleString('en')} records, ${RUNNING} of them running`,
  async run() {
    const browser = await chromium.launch(config.use?.launchOptions)
    try {
      const figures = [...(await onRealEngine(browser)), ...(await anHour(browser))]
      const [load = 0] = loadavg()
      // By the clock, little means anything on a machine that is busy with something else.
      return [
        ...figures,
        seen('load of the machine, for its processors', `${load.toFixed(1)} for ${cpus().length}`),
      ]
    } finally {
      await browser.close()
    }
  },
}

async function onRealEngine(browser: Browser): Promise<Figure[]> {
  await using server = await startDemoServer()
  await using folder = await tempFolder()
  await using sluice = await busySluice(folder.path, server)
  const page = await browser.newPage({ viewport: { width: 1_280, height: 800 } })
  const { rowsMs, allMs } = await opening(page, sluice.address)
  // Reading in is over and its garbage gone.
  await page.waitForTimeout(1_500)
  const figures = [
    atMost('from the page’s load to its first rows', rowsMs, 1_000, 'ms'),
    seen('to all of them', `${Math.round(allMs).toLocaleString('en')} ms`),
    ...(await scrolling(page)),
    ...(await searching(page)),
    atMost('heap of the window', await heapMB(page), 150, 'MB'),
  ]
  await page.close()
  return [...figures, ...(await messages(browser, sluice.address))]
}
