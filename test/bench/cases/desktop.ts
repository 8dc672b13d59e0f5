import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import type { PreferencesPatch } from '../../../shared/preferences.ts'
import { type DesktopSluice, startDesktop } from '../../e2e/desktop-sluice.ts'
import { makeFile } from '../../e2e/files.ts'
import { startNginx } from '../../helpers/nginx.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { atMost, type BenchCase, median, quantile, seen, setting } from '../figures.ts'
import { fillQueue } from '../fill-queue.ts'

const MANY = setting('BENCH_RECORDS', 100_000)
const STARTS = setting('BENCH_STARTS', 5)
const LOADED_MS = setting('BENCH_LOADED_MS', 10_000)
const RUNNING = 16
const FILE_BYTES = 250_000_000

/** The queue's lane is paused: what is measured is its length, not its downloads. */
const preferences: PreferencesPatch = {
  maxActive: RUNNING,
  lanes: { http: { concurrency: RUNNING }, 'http:example.org': { paused: true } },
}

/** Ms from the start of the main process, Chromium's own included, to something to see. */
async function startMs(records: number): Promise<number> {
  await using folder = await filledFolder(records)
  const took: number[] = []
  for (let n = 0; n < STARTS; n += 1) {
    await using sluice = await startDesktop(folder.path)
    const began = await sluice.app.evaluate(() => performance.timeOrigin)
    const painted = await sluice.page.evaluate(async () => {
      const [paint] = performance.getEntriesByName('first-contentful-paint')
      return performance.timeOrigin + (paint?.startTime ?? Number.POSITIVE_INFINITY)
    })
    took.push(painted - began)
  }
  return median(took)
}

/** A folder for the app, with a queue of so many in it. */
async function filledFolder(records: number) {
  const folder = await tempFolder()
  const first = await startDesktop(folder.path, preferences)
  await first.quit()
  fillQueue(join(first.dataDir, 'sluice.sqlite'), records)
  return folder
}

type Watched = {
  readonly longestMs: number
  /** Without what it waited for a processor while other programs had it. */
  readonly longestOwnMs: number
  /** Of any such time, what its thread ran itself: the rest it waited, for V8's helpers at a collection of garbage too. */
  readonly longestRunMs: number
  readonly usualMs: number
  readonly mostMessages: number
}

/** Looks so often, ms. */
const EVERY_MS = 5

/** Has main note how late its event loop is, and when it tells the window something. */
async function watch(app: ElectronApplication): Promise<() => Promise<Watched>> {
  await app.evaluate(({ BrowserWindow }, everyMs) => {
    const seen = { late: [] as number[], own: [] as number[], ran: [] as number[], sent: [] as number[] }
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const send = contents?.send
    if (contents && send) {
      contents.send = (...args) => {
        seen.sent.push(performance.now())
        Reflect.apply(send, contents, args)
      }
    }
    const { readFileSync } = process.getBuiltinModule('node:fs')
    // The first two figures: ns that the main thread ran, and that it could have run and did not get to.
    const schedule = `/proc/self/task/${process.pid}/schedstat`
    const look = () => {
      const [ran, waited] = readFileSync(schedule, 'utf8').split(' ')
      return { at: performance.now(), ran: Number(ran) / 1e6, waited: Number(waited) / 1e6 }
    }
    let before = look()
    const timer = setInterval(() => {
      const now = look()
      const late = Math.max(0, now.at - before.at - everyMs)
      seen.late.push(late)
      seen.own.push(Math.max(0, late - (now.waited - before.waited)))
      seen.ran.push(now.ran - before.ran)
      before = now
    }, everyMs)
    Object.assign(globalThis, { watched: { ...seen, stop: () => clearInterval(timer) } })
  }, EVERY_MS)
  return async () => {
    const { late, own, ran, sent } = await app.evaluate(() => {
      const { stop, ...seen } = Reflect.get(globalThis, 'watched')
      stop()
      return seen as { late: number[]; own: number[]; ran: number[]; sent: number[] }
    })
    const within = (from: number) => sent.filter((time) => time >= from && time < from + 1_000).length
    return {
      longestMs: Math.max(...late),
      longestOwnMs: Math.max(...own),
      longestRunMs: Math.max(...ran),
      usualMs: quantile(late, 0.99),
      mostMessages: Math.max(0, ...sent.map(within)),
    }
  }
}

async function underLoad(): Promise<Watched> {
  await using nginx = await startNginx({ location: 'limit_rate 2m;' })
  await makeFile(nginx.root, 'large.bin', FILE_BYTES)
  await using folder = await filledFolder(MANY)
  await using sluice = await startDesktop(folder.path)
  const urls = Array.from({ length: RUNNING }, (_, n) => `${nginx.url}/large.bin?${n}`)
  await sluice.page.evaluate(
    (urls) => Reflect.get(window, 'sluice').call('add', { urls, connections: 1 }),
    urls,
  )
  while ((await sluice.children()).length < RUNNING) await new Promise((resolve) => setTimeout(resolve, 100))
  const read = await watch(sluice.app)
  await listAnew(sluice)
  await new Promise((resolve) => setTimeout(resolve, LOADED_MS))
  return await read()
}

/** Has the window ask for all there is, as a new one does. */
async function listAnew({ app, page }: DesktopSluice): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
  await page.locator(`[role=grid][aria-rowcount="${MANY + RUNNING + 1}"]`).waitFor({ timeout: 60_000 })
}

/**
 * The desktop app on the stand-in for Electron's executable. Its main process also does there what Electron leaves to
 * Chromium: every message is written and read as text.
 */
export const desktop: BenchCase = {
  name: 'desktop',
  title: 'The desktop app',
  async run() {
    const empty = await startMs(0)
    const filled = await startMs(MANY)
    const { longestMs, longestOwnMs, longestRunMs, usualMs, mostMessages } = await underLoad()
    const load = `${RUNNING} downloads at work and ${MANY.toLocaleString('en')} listed`
    return [
      atMost('start to first paint', empty, 1_500, 'ms'),
      atMost(`the same with ${MANY.toLocaleString('en')} downloads in the queue`, filled, 1_500, 'ms'),
      seen(`longest time that main’s event loop did not come round, ${load}`, `${longestMs.toFixed(0)} ms`),
      atMost('the same, less what other programs had its processor', longestOwnMs, 50, 'ms'),
      seen('the longest that main’s thread ran itself at a time', `${longestRunMs.toFixed(0)} ms`),
      seen('99 % of the times its event loop came round', `no more than ${usualMs.toFixed(1)} ms late`),
      atMost('most messages to the window in any second', mostMessages, 20),
    ]
  },
}
