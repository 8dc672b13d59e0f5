import { expect, type Page, test } from '@playwright/test'
import { previewWindow } from '../helpers/preview-window.ts'
import { heapMB, passTime } from '../helpers/window-speed.ts'

// What 100,000 rows take, of which 16 run at ten reports a second. How fast they are is for `npm run bench` to say.

test.use({ trace: 'off' })

let served: Awaited<ReturnType<typeof previewWindow>>
test.beforeAll(async () => {
  served = await previewWindow()
})
test.afterAll(() => served[Symbol.asyncDispose]())

async function openMany(page: Page): Promise<void> {
  await page.goto(`${served.url}?many`)
  const grid = page.getByRole('grid', { name: 'Downloads' })
  await expect(grid).toHaveAttribute('aria-rowcount', '100001', { timeout: 30_000 })
  // Reading in is over and its garbage gone.
  await page.waitForTimeout(1_500)
}

test('100,000 rows take little memory', async ({ page }) => {
  await openMany(page)
  const used = await heapMB(page)
  // The fake engine is in the same page, with a copy of each record: half of it is the window's.
  console.log(`heap with 100,000 rows, the fake engine's included: ${used.toFixed(0)} MB`)
  expect(used).toBeLessThan(300)
})

test('ten minutes of changes, sped up, leaves no more memory in use', async ({ page }) => {
  test.setTimeout(120_000)
  await page.goto(`${served.url}?many&still`)
  await expect(page.getByRole('grid', { name: 'Downloads' })).toHaveAttribute('aria-rowcount', '100001', {
    timeout: 30_000,
  })
  await passTime(page, 1_000)
  const before = await heapMB(page)
  await passTime(page, 6_000)
  const after = await heapMB(page)
  console.log(`heap before ${before.toFixed(1)} MB, after 6,000 changes ${after.toFixed(1)} MB`)
  expect(after - before).toBeLessThan(before * 0.1)
})
