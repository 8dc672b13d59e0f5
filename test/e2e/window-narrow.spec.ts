import { expect, type Page } from '@playwright/test'
import { ar } from '../../renderer/texts/ar/ar.ts'
import { de } from '../../renderer/texts/de/de.ts'
import { en } from '../../renderer/texts/en/en.ts'
import { row, test } from './window-on-fake.ts'

// What becomes of the window where its words have no room, on a fake engine.

/** Where each button of the toolbar's first line begins, from the top. */
const tops = (page: Page): Promise<number[]> =>
  page.locator('.toolbar-line:first-child button').evaluateAll((buttons) =>
    buttons.map((button) => {
      const { top, height } = button.getBoundingClientRect()
      return Math.round(top + height / 2)
    }),
  )

for (const [locale, words] of [
  ['en', en],
  ['de', de],
  ['ar', ar],
] as const) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale, viewport: { width: 360, height: 700 } })

    test('a narrow toolbar is one line of buttons that keep their names', async ({ page, open }) => {
      await open('busy&still')
      for (const name of [words.toolbar.add, words.toolbar.cancelAll, words.toolbar.clear]) {
        await expect(page.getByRole('button', { name, exact: true })).toBeVisible()
      }
      expect(new Set(await tops(page)).size).toBe(1)
    })
  })
}

test('words that have no room are a tip, those that have are none', async ({ page, open }) => {
  await open('busy&still')
  const cancelAll = page.getByRole('button', { name: en.toolbar.cancelAll })
  const history = page.getByRole('button', { name: en.toolbar.history })
  const tip = page.getByRole('tooltip')
  // From here on the focus is a keyboard's, which is shown.
  await page.keyboard.press('Tab')
  const reaches = (text: string) =>
    expect(async () => {
      await history.focus()
      await expect(tip).toHaveText(en.toolbar.history, { timeout: 2_000 })
      await cancelAll.focus()
      if (text === '') await expect(tip).toHaveCount(0, { timeout: 2_000 })
      else await expect(tip).toHaveText(text, { timeout: 2_000 })
    }).toPass()
  await reaches('')
  await page.setViewportSize({ width: 360, height: 700 })
  await reaches(en.toolbar.cancelAll)
})

test('why a download failed can be read to its end', async ({ page, open }) => {
  await page.setViewportSize({ width: 360, height: 700 })
  await open('failing&still')
  const note = row(page, 'archive-part-02.zip').getByText('It may need a sign-in.')
  await expect(note).toBeVisible()
  const hidden = await note.evaluate((said) => {
    const line = said.closest('[title]') ?? said
    return { across: line.scrollWidth - line.clientWidth, down: line.scrollHeight - line.clientHeight }
  })
  expect(hidden.across).toBeLessThanOrEqual(1)
  expect(hidden.down).toBeLessThanOrEqual(1)
})
