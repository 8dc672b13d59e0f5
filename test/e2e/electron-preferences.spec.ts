import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { tempFolder } from '../helpers/temp-folder.ts'
import { startDesktop } from './desktop-sluice.ts'
import { temporarySluice } from './running-sluice.ts'

async function openPreferences(page: Page) {
  await page.getByRole('button', { name: 'Preferences' }).click()
  return page.getByRole('dialog', { name: 'Preferences' })
}

test('what the desktop app does for a person is set in its preferences, and done', async () => {
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path)
  const { page } = sluice
  const dialog = await openPreferences(page)
  await dialog.getByRole('tab', { name: 'Desktop' }).click()
  for (const name of ['Closing the window', 'Start when you sign in', 'Quiet hours', 'Offer links']) {
    const toggle = dialog.getByRole('switch', { name })
    await expect(toggle).not.toBeChecked()
    await toggle.press('Space')
  }
  await dialog.getByRole('switch', { name: 'Notifications' }).press('Space')
  await dialog.getByLabel('From').fill('23:30')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  expect(JSON.parse(await readFile(join(sluice.dataDir, 'preferences.json'), 'utf8'))).toMatchObject({
    closeToTray: true,
    openAtLogin: true,
    notifications: false,
    quietHours: { from: '23:30', to: '07:00' },
    watchClipboard: true,
  })
  if (process.platform === 'linux') {
    const entry = await readFile(join(sluice.configDir, 'autostart/sluice.desktop'), 'utf8')
    expect(entry).toContain('"--at-login"')
  }
})

test('a time that is not whole cannot be saved', async () => {
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path, { quietHours: { from: '22:00', to: '06:00' } })
  const dialog = await openPreferences(sluice.page)
  await dialog.getByRole('tab', { name: 'Desktop' }).click()
  await dialog.getByLabel('To', { exact: true }).fill('')
  await expect(dialog).toContainText('A time of day is like 22:30.')
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()
  await dialog.getByRole('button', { name: 'Default for Quiet hours' }).click()
  await expect(dialog.getByRole('switch', { name: 'Quiet hours' })).not.toBeChecked()
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeEnabled()
})

test('a browser has no preferences for a desktop', async ({ page }) => {
  await using sluice = await temporarySluice()
  await page.goto(sluice.address)
  const dialog = await openPreferences(page)
  await expect(dialog.getByRole('tab', { name: 'Appearance' })).toBeVisible()
  await expect(dialog.getByRole('tab', { name: 'Desktop' })).toHaveCount(0)
})
