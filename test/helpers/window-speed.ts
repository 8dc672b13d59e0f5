import type { Page } from '@playwright/test'

/** Scrolls the list once a frame, by `step` px, or to anywhere at all. */
export const scrollRows = (page: Page, frames: number, step: number | 'anywhere'): Promise<void> =>
  page.evaluate(
    async ({ frames, step }) => {
      const rows = document.querySelector('.rows')
      if (!rows) throw new Error('There is no list.')
      for (let n = 0; n < frames; n += 1) {
        if (step === 'anywhere') rows.scrollTop = ((n * 7_919) % 100) * (rows.scrollHeight / 100)
        else rows.scrollTop += step
        await new Promise(requestAnimationFrame)
      }
    },
    { frames, step },
  )

type Typed = {
  readonly text: string
  /** Rows that must stand in the list for it to be answered; without it, the next frame is the answer. */
  readonly rows?: number
}

/** Types into the search field, each text in place of the one before. Returns ms from each key to its answer, painted. */
export const typeSearch = (page: Page, typed: readonly Typed[]): Promise<number[]> =>
  page.evaluate(async (typed) => {
    const field = document.querySelector<HTMLInputElement>('input[type=search]')
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    const shown = () => Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')) - 1
    const took: number[] = []
    for (const { text, rows } of typed) {
      const began = performance.now()
      set?.call(field, text)
      field?.dispatchEvent(new Event('input', { bubbles: true }))
      do await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
      while (rows !== undefined && shown() !== rows && performance.now() - began < 10_000)
      took.push(performance.now() - began)
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    return took
  }, typed)

/** Megabytes that the page's scripts hold once their garbage is gone. */
export async function heapMB(page: Page): Promise<number> {
  const client = await page.context().newCDPSession(page)
  await client.send('HeapProfiler.collectGarbage')
  const { usedSize } = await client.send('Runtime.getHeapUsage')
  await client.detach()
  return usedSize / 1e6
}

/** So many changes of the fake engine, 100 ms of its time each, as fast as the page takes them. */
export const passTime = (page: Page, ticks: number): Promise<void> =>
  page.evaluate(async (ticks) => {
    const { fake } = window as unknown as { fake: { queue: { tick(ms: number): void }; flush(): void } }
    for (let n = 0; n < ticks; n += 1) {
      fake.queue.tick(100)
      fake.flush()
      if (n % 20 === 0) await new Promise(requestAnimationFrame)
    }
  }, ticks)
