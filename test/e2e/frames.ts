import type { Page } from '@playwright/test'

export type Frames = {
  /** Ms between frames. */
  readonly median: number
  readonly longest: number
  readonly count: number
}

/** Notes how long each frame took until it is stopped. */
export async function watchFrames(page: Page): Promise<{ stop(): Promise<Frames> }> {
  await page.evaluate(() => {
    const watch = { isOver: false, gaps: [] as number[], last: performance.now() }
    Object.assign(window, { frameWatch: watch })
    const look = (now: number) => {
      watch.gaps.push(now - watch.last)
      watch.last = now
      if (!watch.isOver) requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  return {
    stop: () =>
      page.evaluate(() => {
        const { frameWatch: watch } = window as unknown as { frameWatch: { isOver: boolean; gaps: number[] } }
        watch.isOver = true
        const sorted = watch.gaps.toSorted((a, b) => a - b)
        return {
          median: sorted[Math.floor(sorted.length / 2)] ?? 0,
          longest: sorted.at(-1) ?? 0,
          count: sorted.length,
        }
      }),
  }
}
