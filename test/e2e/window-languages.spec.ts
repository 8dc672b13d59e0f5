import { expect, type Page } from '@playwright/test'
import { ar } from '../../renderer/texts/ar/ar.ts'
import { de } from '../../renderer/texts/de/de.ts'
import { en } from '../../renderer/texts/en/en.ts'
import { languages } from '../../shared/languages.ts'
import { expectNoBarriers, expectNoScrollingAside, inBothLooks, violations } from './barriers.ts'
import { calls, complaints, test } from './window-on-fake.ts'

// The window in each of its languages, on a fake engine.

const html = (page: Page) => page.locator('html')

test('another language is spoken as soon as it is chosen, and from the first moment of the next start', async ({
  page,
  open,
}) => {
  const heard = complaints(page)
  await open('busy&still')
  await page.getByRole('row', { name: 'Undercurrent' }).dblclick()
  await page.getByRole('button', { name: 'Preferences' }).click()
  await page.getByRole('tab', { name: 'Appearance and language' }).click()
  await page.getByRole('button', { name: /Language/ }).click()
  await page.getByRole('option', { name: 'Deutsch' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('button', { name: 'Downloads hinzufügen' })).toBeVisible()
  await expect(html(page)).toHaveAttribute('lang', 'de')
  await expect(page.getByRole('region', { name: 'Details zu Undercurrent' })).toBeVisible()
  await expect(page.getByRole('row', { name: 'Undercurrent' })).toContainText(/\d,\d MB/)
  // The list was not asked for again.
  expect(await calls(page, 'getAllDownloads')).toHaveLength(1)
  // A new window on an engine that has not told its preferences yet.
  await open('locked')
  await expect(page.getByRole('heading', { name: de.unauthorized.title })).toBeVisible()
  expect(heard).toEqual([])
})

test.describe('for a person of Bern', () => {
  test.use({ locale: 'de-CH' })

  test('what failed, what to do and what goes on is said in German, the engine’s own words beside it', async ({
    page,
    open,
  }) => {
    await open('busy&still')
    const failed = page.getByRole('row', { name: 'jupyter-notebook' })
    await expect(failed).toContainText(`${de.failures['not-found']} (404) · ${de.advice['not-found']}`)
    await expect(page.getByRole('row', { name: 'The Hidden Life' })).toContainText(de.phases.finishing)
    await expect(page.getByRole('region', { name: de.lanes.region })).toContainText(de.waiting.tooMany)
    await page.evaluate(() => {
      window.fake.refusal = { code: 'lane-rests', values: {} }
    })
    await page.getByRole('row', { name: 'debian-testing' }).getByRole('button').first().click()
    await expect(page.getByRole('alert')).toContainText(de.said['lane-rests'])
    await page.evaluate(() => {
      window.fake.refusal = null
    })
    const tidal = page.getByRole('listitem').filter({ hasText: 'Tidal' })
    await tidal.getByText(de.lanes.notSetUp).click()
    await expect(tidal).toContainText(de.said['install-streamrip'])
    await failed.dblclick()
    const details = page.getByRole('region', { name: 'Details zu jupyter' })
    await expect(details).toContainText(de.advice['not-found'])
    await expect(details.locator('p[lang=en]')).toContainText('The server has no such file (404).')
  })
})

test.describe('for a person of Cairo', () => {
  test.use({ locale: 'ar' })

  test('the window runs from right to left, its keys too', async ({ page, open }) => {
    await open('busy&still')
    await expect(html(page)).toHaveAttribute('dir', 'rtl')
    await expect(page.getByRole('grid', { name: ar.queue.grid })).toBeVisible()
    const sources = await page.getByRole('region', { name: ar.lanes.region }).boundingBox()
    expect(sources?.x).toBeGreaterThan(640)
    const row = page.getByRole('row', { name: 'Undercurrent' })
    await row.focus()
    await page.keyboard.press('ArrowLeft')
    await expect(row.getByRole('button').first()).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await expect(row).toBeFocused()
    const begun = page.getByRole('row', { name: 'Live at the Waterworks' })
    const [bar, fill] = await Promise.all([
      begun.locator('.progress').boundingBox(),
      begun.locator('.progress-fill').boundingBox(),
    ])
    expect((fill?.x ?? 0) + (fill?.width ?? 0)).toBeCloseTo((bar?.x ?? 0) + (bar?.width ?? 0), 0)
  })

  test('what is in English stands where the line begins, and a sentence with a name in it runs on', async ({
    page,
    open,
  }) => {
    await open('busy&still')
    const resting = page.getByRole('row', { name: 'Watermark' }).locator('.note-said')
    await expect(resting).toContainText('Deezer')
    await expect(resting).toHaveCSS('direction', 'rtl')
    await page.getByRole('row', { name: 'debian-testing' }).first().dblclick()
    const line = page.getByRole('log').locator('p').filter({ hasText: 'Attempt 1 began' })
    const [text, time] = await Promise.all(
      ['span', 'time'].map((part) =>
        line.locator(part).evaluate((element) => {
          const range = document.createRange()
          range.selectNodeContents(element)
          const { left, right } = range.getBoundingClientRect()
          return { left, right }
        }),
      ),
    )
    expect((time?.left ?? 0) - (text?.right ?? 0)).toBeLessThan(24)
  })

  const button = (page: Page, name: string) => page.getByRole('button', { name })
  const views: Record<string, (page: Page) => Promise<void>> = {
    queue: async () => {},
    'add downloads': (page) => button(page, ar.toolbar.add).first().click(),
    preferences: (page) => button(page, ar.toolbar.preferences).click(),
    'cancel all': (page) => button(page, ar.toolbar.cancelAll).click(),
    details: async (page) => {
      await page.getByRole('row', { name: 'Undercurrent' }).dblclick()
      await page.keyboard.press('Shift+ArrowDown')
      await expect(page.getByRole('log')).toContainText('Attempt 1 began')
    },
    'columns menu': (page) => button(page, ar.columns.menu).click(),
    'context menu': (page) => page.getByRole('row', { name: 'Undercurrent' }).click({ button: 'right' }),
  }
  for (const [name, act] of Object.entries(views)) {
    test(`${name}: nothing to object to, light and wide or dark and narrow`, async ({ page, open }) => {
      const heard = complaints(page)
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await open('busy&still')
      await act(page)
      await expectNoBarriers(page)
      expect(heard).toEqual([])
    })
  }
})

for (const language of ['en', 'ar']) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language })

    test('each section of the preferences: nothing to object to', async ({ page, open }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await open('busy&still')
      const { title } = (language === 'ar' ? ar : en).preferences
      await page.getByRole('button', { name: title, exact: true }).click()
      const tabs = page.getByRole('dialog').getByRole('tab')
      await inBothLooks(page, async (look) => {
        for (const tab of await tabs.all()) {
          await tab.click()
          const where = `${await tab.textContent()}, ${look}`
          expect(await violations(page), where).toEqual([])
          expect(await cutOff(page), where).toEqual([])
        }
      })
    })
  })
}

for (const words of [en, ar]) {
  test.describe(`on a desktop, in ${words === en ? 'en' : 'ar'}`, () => {
    test.use({ locale: words === en ? 'en' : 'ar' })

    test('what only a desktop can do: nothing to object to', async ({ page, open }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await open('busy&still&desktop')
      const { title, sections, fields } = words.preferences
      await page.getByRole('button', { name: title, exact: true }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('tab', { name: sections.desktop }).click()
      // What it shows when it is on is looked at too.
      await dialog.getByRole('switch', { name: fields.quietHours.label }).press('Space')
      await expect(dialog.locator('input[type=time]')).toHaveCount(2)
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const width of [1_280, 360]) {
          await page.emulateMedia({ colorScheme })
          await page.setViewportSize({ width, height: 800 })
          for (const name of [sections.desktop, sections.remote]) {
            await dialog.getByRole('tab', { name }).click()
            const where = `${name}, ${colorScheme}, ${width}`
            expect(await violations(page), where).toEqual([])
            expect(await cutOff(page), where).toEqual([])
          }
        }
      }
    })
  })
}

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language })

    test('all words have room, wide, narrow and at 200 %', async ({ page, open }) => {
      await open('busy&still')
      await expect(html(page)).toHaveAttribute('lang', new RegExp(`^${language}`))
      // 640 CSS pixels are a window of 1,280 at 200 %.
      for (const width of [1_280, 640, 360]) {
        await page.setViewportSize({ width, height: 800 })
        expect(await cutOff(page), `at ${width}`).toEqual([])
        await expectNoScrollingAside(page)
      }
    })
  })
}

/** Words of buttons, tabs, labels and column heads of which something does not show. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, [role="tab"], label, .field-label, .cell-state')]
      .filter((element) => element.checkVisibility() && element.clientWidth > 8)
      // Where rows are cards, the heads of the columns are for screen readers alone.
      .filter((element) => innerWidth > 960 || !element.matches('.head-label'))
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
      .map((element) => `${element.className}: ${element.textContent}`),
  )
