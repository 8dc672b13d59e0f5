import { expect, type Page } from '@playwright/test'
import { blankFont } from '../helpers/blank-font.ts'
import { row, test } from './window-on-fake.ts'

// The main screens of the window, held against pictures of them (`npm run screenshots` makes those anew). All text
// is blank and of one width, so that they are the same on a machine with other fonts.

test.use({ bypassCSP: true, timezoneId: 'UTC' })

test.skip(process.platform !== 'linux', 'scrollbars and controls look otherwise')

/** Pixels below which sources are not beside the list. */
const NARROW = 960

const press = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).click()
const nothing = async () => {}

const screens = [
  { name: 'empty', query: 'empty', act: nothing },
  { name: 'busy', query: 'busy&still', act: nothing },
  { name: 'busy-dark', query: 'busy&still', scheme: 'dark', act: nothing },
  { name: 'failing', query: 'failing&still', act: nothing },
  { name: 'adding', query: 'busy&still', act: press('Add downloads') },
  {
    name: 'details',
    query: 'busy&still',
    act: async (page: Page) => {
      await row(page, 'debian-testing-amd64-netinst.iso').dblclick()
      await expect(page.getByRole('log')).toContainText('Attempt 1 began')
      await page.locator('.speeds').waitFor()
    },
  },
  { name: 'preferences', query: 'busy&still&desktop', act: press('Preferences') },
  { name: 'lane-settings', query: 'busy&still', act: press('Settings of YouTube') },
  {
    name: 'history',
    query: 'busy&still',
    act: async (page: Page) => {
      await press('History')(page)
      await page.locator('.history-empty').waitFor()
    },
  },
  { name: 'narrow', query: 'busy&still', width: 360, act: nothing },
  { name: 'arabic', query: 'busy&still', locale: 'ar', act: nothing },
] as const

// Borders are pale, and few pixels: a field that is somewhat narrower is some 350 of them. Another font is none.
const tolerance = { threshold: 0.05, maxDiffPixels: 100 }

// One face for all weights, and widths as they are: bold that is made up, and hinting, depend on the machine.
const css = `
  @font-face { font-family: Blank; font-weight: 1 1000; src: url(data:font/ttf;base64,${blankFont().toString('base64')}); }
  *, ::before, ::after {
    font-family: Blank !important;
    font-synthesis: none !important;
    text-rendering: geometricPrecision !important;
    caret-color: transparent !important;
  }
  /* Longer by the second. */
  .sparkline { visibility: hidden; }`

async function blank(page: Page): Promise<void> {
  await page.addStyleTag({ content: css })
  const isThere = await page.evaluate(async () => (await document.fonts.load('16px Blank')).length === 1)
  expect(isThere).toBe(true)
}

for (const { name, query, act, ...more } of screens) {
  test.describe(name, () => {
    const {
      width = 1_280,
      scheme = 'light',
      locale = 'en',
    } = more as {
      readonly width?: number
      readonly scheme?: 'light' | 'dark'
      readonly locale?: string
    }
    test.use({ viewport: { width, height: 800 }, colorScheme: scheme, locale })

    test(`looks as it did: ${name}`, async ({ page, open }) => {
      await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: scheme })
      // Times of day are written at one length.
      await page.clock.setFixedTime(new Date('2026-03-10T12:00:00Z'))
      await open(query)
      await page.getByRole('toolbar').first().waitFor()
      await blank(page)
      // What is asked for after the list has its say in how all is laid out.
      const late = ['.segment-active', '.total-done', ...(width > NARROW ? ['.lane-speed'] : [])]
      for (const part of query.startsWith('busy') ? late : []) await page.locator(part).first().waitFor()
      await act(page)
      await page.mouse.move(0, 0)
      await expect(page).toHaveScreenshot(`${name}.png`, tolerance)
    })
  })
}
