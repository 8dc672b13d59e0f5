import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

// Who may find the window hard to use, as far as a program can tell.

/** What axe objects to, in the whole page or in one part of it: the rule, and the elements. */
export async function violations(page: Page, part?: string): Promise<unknown[]> {
  const axe = new AxeBuilder({ page })
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze()
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}

/** Shows the page light and wide, then dark and narrow, and looks at it each time. */
export async function inBothLooks(page: Page, look: (where: string) => Promise<void>): Promise<void> {
  for (const [colorScheme, width] of [
    ['light', 1_280],
    ['dark', 360],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 800 })
    await look(`${colorScheme}, ${width}`)
  }
}

/** As it is now, in both looks: axe objects to nothing, and nothing is wider than the window. */
export const expectNoBarriers = (page: Page): Promise<void> =>
  inBothLooks(page, async (where) => {
    expect(await violations(page), where).toEqual([])
    await expectNoScrollingAside(page)
  })

export async function expectNoScrollingAside(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(content).toBeLessThanOrEqual(window ?? 0)
}
