import { expect } from '@playwright/test'
import { heapMB, passTime } from '../helpers/window-speed.ts'
import { grid, test } from './window-on-fake.ts'

// What 100,000 rows take, of which 16 run at ten reports a second. How fast they are is for `npm run bench` to say.

test('100,000 rows take little memory', async ({ page, open }) => {
  await open('many')
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '100001', { timeout: 30_000 })
  // Reading in is over and its garbage gone.
  await page.waitForTimeout(1_500)
  const used = await heapMB(page)
  // The fake engine is in the same page, with a copy of each record: half of it is the window's.
  console.log(`heap with 100,000 rows, the fake engine's included: ${used.toFixed(0)} MB`)
  expect(used).toBeLessThan(300)
})

test('ten minutes of changes, sped up, leaves no more memory in use', async ({ page, open }) => {
  test.setTimeout(120_000)
  await open('many&still')
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '100001', { timeout: 30_000 })
  await passTime(page, 1_000)
  const before = await heapMB(page)
  await passTime(page, 6_000)
  const after = await heapMB(page)
  console.log(`heap before ${before.toFixed(1)} MB, after 6,000 changes ${after.toFixed(1)} MB`)
  expect(after - before).toBeLessThan(before * 0.1)
})
