import type { DownloadRunner } from '../../../electron/engine/ports.ts'
import { atMost, type BenchCase, quantile, seen, setting } from '../figures.ts'
import { openNoOpEngine } from '../no-op-engine.ts'

const count = setting('BENCH_STARTS', 200)
const DELAY_MS = 50

/** Whether downloads of a lane with a delay start when they may: not sooner, and not much later. */
export const startSpacing: BenchCase = {
  name: 'start-spacing',
  title: `${count} starts of a lane with a delay of ${DELAY_MS} ms`,
  async run() {
    const lateness: number[] = []
    let latest = Number.NEGATIVE_INFINITY
    const watch = (runner: DownloadRunner): DownloadRunner => ({
      async run(...args) {
        if (latest > 0) lateness.push(performance.now() - latest - DELAY_MS)
        latest = performance.now()
        const outcome = await runner.run(...args)
        latest = performance.now()
        return outcome
      },
      discard: (partial) => runner.discard(partial),
      allow: (runId, bytes) => runner.allow(runId, bytes),
      close: () => runner.close(),
    })
    await using noOps = await openNoOpEngine({ concurrency: 4, delay: DELAY_MS / 1_000 }, watch)
    for (let n = 0; n < count; n++) noOps.dispatch()
    await noOps.ended(count)
    const early = lateness.filter((ms) => ms < 0).length
    return [
      atMost('starts that came too early', early, 0),
      atMost('lateness of 99 in 100', quantile(lateness, 0.99), 20, 'ms'),
      seen('lateness in the middle', `${quantile(lateness, 0.5).toFixed(2)} ms`),
    ]
  },
}
