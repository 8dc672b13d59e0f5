import { expect } from '@playwright/test'
import { calls, flushUntil, row, test } from './window-on-fake.ts'

// The first steps of somebody new, in a real browser, on a fake engine.

test('somebody new can set the folder and a pace where they are shown', async ({ page, open }) => {
  await open('empty')
  const welcome = page.getByRole('region', { name: 'First steps' })
  const folder = welcome.getByRole('textbox', { name: 'Download folder' })
  await expect(folder).toHaveValue('/home/ada/Downloads')
  await folder.fill('downloads')
  await page.evaluate(() => {
    window.fake.refusal = { code: 'download-folder', values: { folder: 'downloads' } }
  })
  await welcome.getByRole('button', { name: 'Change' }).click()
  await expect(welcome).toContainText('must be a full path')
  await page.evaluate(() => {
    window.fake.refusal = null
  })
  await folder.fill('/srv/files')
  await folder.press('Enter')
  await expect(welcome.getByRole('button', { name: 'Change' })).toBeHidden()
  await expect(folder).toHaveValue('/srv/files')
  expect((await calls(page, 'setPreferences')).at(-1)).toEqual({ downloadDir: '/srv/files' })
  await welcome.getByRole('button', { name: /Source/ }).click()
  await page.getByRole('option', { name: 'YouTube' }).click()
  const delay = welcome.getByRole('spinbutton', { name: 'Delay (seconds)' })
  await delay.fill('9')
  await delay.press('Enter')
  await expect.poll(() => calls(page, 'setLane')).toEqual([{ source: 'youtube', delay: 9 }])
})

test('what is on the clipboard is offered, and once it was added the first steps are over for good', async ({
  page,
  context,
  open,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open('empty')
  await page.evaluate(() => navigator.clipboard.writeText('https://a.example/1.iso'))
  const welcome = page.getByRole('region', { name: 'First steps' })
  await welcome.getByRole('button', { name: 'Paste links' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add downloads' })
  await expect(dialog).toContainText('1 link found')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await flushUntil(page, () => expect(row(page, '1.iso')).toBeVisible({ timeout: 500 }))
  await open('empty')
  await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible()
  await expect(welcome).toBeHidden()
})

test('where the clipboard may not be read, the dialog waits for the paste', async ({ page, open }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
  })
  await open('empty')
  await page.getByRole('button', { name: 'Paste links' }).click()
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Links' })).toBeFocused()
})

test('whoever wants none of it sees the list alone from then on', async ({ page, open }) => {
  await open('empty')
  const welcome = page.getByRole('region', { name: 'First steps' })
  await welcome.getByRole('button', { name: 'No thanks, just the list' }).click()
  await expect(welcome).toBeHidden()
  await open('empty')
  await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible()
  await expect(welcome).toBeHidden()
})
