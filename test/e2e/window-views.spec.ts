import { expect, type Page } from '@playwright/test'
import { expectNoBarriers, violations } from './barriers.ts'
import { complaints, row, test } from './window-on-fake.ts'

// Each view of the window, in a real browser, on a fake engine: who may find it hard to use.

const views = [
  { name: 'a busy queue', query: 'busy&still', act: async () => {} },
  { name: 'an empty queue', query: 'empty', act: async () => {} },
  { name: 'failures', query: 'failing&still', act: async () => {} },
  {
    name: 'adding links',
    query: 'busy&still',
    act: (page: Page) => page.getByRole('button', { name: 'Add downloads' }).click(),
  },
  {
    name: 'the preferences',
    query: 'busy&still',
    act: (page: Page) => page.getByRole('button', { name: 'Preferences' }).click(),
  },
  {
    name: 'cancelling all',
    query: 'busy&still',
    act: (page: Page) => page.getByRole('button', { name: 'Cancel all' }).click(),
  },
  {
    name: 'details and a selection',
    query: 'busy&still',
    act: async (page: Page) => {
      await row(page, 'debian-testing-amd64-netinst.iso').dblclick()
      await page.keyboard.press('Shift+ArrowDown')
      await expect(page.getByRole('toolbar', { name: 'Selected downloads' })).toBeVisible()
      await expect(page.getByRole('log')).toContainText('Attempt 1 began')
    },
  },
  {
    name: 'a grouped list',
    query: 'busy&still',
    act: async (page: Page) => {
      await page.getByRole('button', { name: 'Columns and groups' }).click()
      await page.getByRole('menuitem', { name: 'Group by lane' }).click()
    },
  },
  {
    name: 'a context menu',
    query: 'busy&still',
    act: async (page: Page) => {
      await row(page, 'Undercurrent').click({ button: 'right' })
      await expect(page.getByRole('menu')).toBeVisible()
    },
  },
  {
    name: 'links that are about to be added',
    query: 'busy&still',
    act: async (page: Page) => {
      await page.getByRole('button', { name: 'Add downloads' }).click()
      const links =
        'The film – https://a.example/a1b2.bin https://nobody.example/3 https://a.example/[01-05].iso'
      await page.getByRole('textbox', { name: 'Links' }).fill(links)
      await page.getByRole('button', { name: 'Look up names and sizes' }).click()
      await expect(page.getByText('Size unknown').first()).toBeVisible()
    },
  },
  {
    name: 'the history',
    query: 'busy&still',
    act: async (page: Page) => {
      await page.getByRole('button', { name: 'History' }).click()
      await page.locator('.history-empty').waitFor()
    },
  },
  {
    name: 'a new link for one that failed',
    query: 'failing&still',
    act: async (page: Page) => {
      await row(page, 'archive-part-02').click({ button: 'right' })
      await page.getByRole('menuitem', { name: /New link/ }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  {
    name: 'a move that can be undone, and a refusal',
    query: 'busy&still',
    act: async (page: Page) => {
      await row(page, 'Interview with a Lock Keeper').focus()
      await page.keyboard.press('Alt+ArrowUp')
      await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
      await page.evaluate(() => {
        window.fake.refusal = { code: 'lane-rests', values: {} }
      })
      await page.keyboard.press('Alt+ArrowUp')
      await expect(page.getByRole('alert')).toBeVisible()
    },
  },
  { name: 'no secret', query: 'locked', act: async () => {} },
] as const

for (const { name, query, act } of views) {
  test(`${name}: nothing to object to, light and wide or dark and narrow`, async ({ page, open }) => {
    const heard = complaints(page)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await open(query)
    await act(page)
    await expectNoBarriers(page)
    expect(heard).toEqual([])
  })
}

test('the sources, with all there is to set and to read: nothing to object to', async ({ page, open }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open('busy&still')
  await page.getByRole('button', { name: 'Settings of YouTube', exact: true }).click()
  await page.getByRole('group', { name: 'Tidal', exact: true }).getByText('Not set up').click()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await violations(page), colorScheme).toEqual([])
  }
  await page.getByRole('button', { name: 'Set up Tidal' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectNoBarriers(page)
})
