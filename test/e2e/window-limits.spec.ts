import { expect, type Page, test } from '@playwright/test'
import { temporarySluice } from './running-sluice.ts'
import { source } from './window-on-fake.ts'

async function preferencesAt(page: Page, section: string) {
  await page.getByRole('button', { name: 'Preferences' }).click()
  await page.getByRole('tab', { name: section }).click()
  return page.getByRole('dialog', { name: 'Preferences' })
}

test('speed limits of all downloads, by the time of day and of a lane are set in the window', async ({
  page,
}) => {
  await using running = await temporarySluice()
  await page.goto(running.address)
  const dialog = await preferencesAt(page, 'Limits')
  await dialog.getByLabel('Speed limit (kB/s)').fill('1500')
  await dialog.getByRole('button', { name: 'Add a time' }).click()
  const rule = dialog.getByRole('group', { name: 'Rule 1' })
  await rule.getByRole('button', { name: 'Sat' }).click()
  await rule.getByLabel('To').fill('23:30')
  await rule.getByLabel('Limit (kB/s)').fill('0.5')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat']
  expect(await running.call('getPreferences', {})).toMatchObject({
    speedLimit: 1_500_000,
    speedSchedule: [{ days: week, from: '08:00', to: '23:30', limit: 500 }],
  })

  const again = await preferencesAt(page, 'Limits')
  await expect(again.getByRole('spinbutton', { name: 'Speed limit (kB/s)' })).toHaveValue('1500')
  await again.getByRole('spinbutton', { name: 'Speed limit (kB/s)' }).fill('-1')
  await expect(again.getByRole('button', { name: 'Save' })).toBeDisabled()
  await again.getByRole('spinbutton', { name: 'Speed limit (kB/s)' }).fill('')
  await again.getByRole('button', { name: 'Remove rule 1' }).click()
  await again.getByRole('button', { name: 'Save' }).click()
  await expect(again).toBeHidden()
  expect(await running.call('getPreferences', {})).toMatchObject({ speedLimit: 0, speedSchedule: [] })

  await source(page, 'YouTube').getByRole('button', { name: 'Settings of YouTube' }).click()
  const field = page.getByLabel('Speed limit (kB/s; 0 for none)')
  await field.fill('250')
  await field.press('Enter')
  await expect
    .poll(async () => (await running.call('getLanes', {})).find(({ key }) => key === 'youtube')?.speedLimit)
    .toBe(250_000)
})

test('a proxy that cannot be one is said to be, and one that can is kept', async ({ page }) => {
  await using running = await temporarySluice()
  await page.goto(running.address)
  const dialog = await preferencesAt(page, 'Network')
  const field = dialog.getByLabel('Proxy', { exact: true })
  await field.fill('socks4://host')
  await expect(dialog.getByText('A proxy looks like')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()
  await field.fill('socks5://host:1080')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  expect(await running.call('getPreferences', {})).toMatchObject({ proxy: 'socks5://host:1080' })
})
