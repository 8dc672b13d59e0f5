import { test as base, expect, type Locator, type Page } from '@playwright/test'
import type { FakeBridge } from '../helpers/fake-bridge.ts'
import { previewWindow } from '../helpers/preview-window.ts'

// A window that stands on a fake engine: its parts, and that engine's side of what was done.

type Opened = {
  /** Shows the window on a fake engine with this state: `busy`, `failing`, `many` …, and `still` where time stands. */
  readonly open: (query: string) => Promise<unknown>
}

export const test = base.extend<Opened, { readonly windowUrl: string }>({
  windowUrl: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      await using served = await previewWindow()
      await use(served.url)
    },
    { scope: 'worker' },
  ],
  open: ({ page, windowUrl }, use) =>
    use(async (query) => {
      await page.goto(`${windowUrl}?${query}`)
      await page.getByRole('main').first().waitFor()
    }),
  // Tracing every change of a list that never stands still takes longer than the tests.
  trace: 'off',
})

declare global {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface merges into Window.
  interface Window {
    fake: FakeBridge
  }
}

export const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Downloads' })
export const row = (page: Page, name: string | RegExp): Locator => grid(page).getByRole('row', { name })
export const source = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: 'Sources' }).getByRole('group', { name, exact: true })
/** What the engine was asked by this name, in order. */
export const calls = (page: Page, name: string): Promise<unknown[]> =>
  page.evaluate(
    (name) => window.fake.calls.filter((call) => call.name === name).map(({ params }) => params),
    name,
  )

/** Has the fake engine tell what it did until something is seen; where time stands still it does not by itself. */
export const flushUntil = (page: Page, seen: () => Promise<void>): Promise<void> =>
  expect(async () => {
    await page.evaluate(() => window.fake.flush())
    await seen()
  }).toPass()

/** What the browser complains of; the content security policy's complaints among them. */
export function complaints(page: Page): string[] {
  const heard: string[] = []
  page.on('pageerror', ({ message }) => heard.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) heard.push(message.text())
  })
  return heard
}
