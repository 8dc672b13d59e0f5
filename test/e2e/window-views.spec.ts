import { expect, type Page } from '@playwright/test'
import { expectNoBarriers } from './barriers.ts'
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
