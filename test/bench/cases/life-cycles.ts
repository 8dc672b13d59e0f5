import { type BenchCase, seen, setting } from '../figures.ts'
import { openNoOpEngine } from '../no-op-engine.ts'

const count = setting('BENCH_DOWNLOADS', 3_000)
const WARM = 200

/** What a download costs beyond its bytes: lane, process, database. */
export const lifeCycles: BenchCase = {
  name: 'life-cycles',
  title: `${count.toLocaleString('en')} downloads that do nothing, 16 at once, over a warm pool`,
  async run() {
    await using noOps = await openNoOpEngine({ concurrency: 16 })
    for (let n = 0; n < WARM; n++) noOps.dispatch()
    await noOps.ended(WARM)
    const start = performance.now()
    for (let n = 0; n < count; n++) noOps.dispatch()
    await noOps.engine.saved()
    const dispatched = performance.now()
    await noOps.ended(WARM + count)
    await noOps.engine.saved()
    const perSecond = (since: number, until: number) =>
      `${Math.round((count * 1_000) / (until - since)).toLocaleString('en')}/s`
    return [
      seen('dispatched and on disk', perSecond(start, dispatched)),
      seen('whole life cycles', perSecond(start, performance.now())),
    ]
  },
}
