import { expect, test } from '@playwright/test'
import { tempFolder } from '../helpers/temp-folder.ts'
import { startDesktop } from './desktop-sluice.ts'

test('a person lets other computers in, sees where and with which secret, and shuts all of them out again', async ({
  page: browser,
}) => {
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path)
  const { page } = sluice
  const dialog = page.getByRole('dialog', { name: 'Preferences' })
  const openPanel = async () => {
    await page.getByRole('button', { name: 'Preferences' }).click()
    await dialog.getByRole('tab', { name: 'Remote access' }).click()
    await dialog.getByRole('button', { name: 'Show the secret' }).click()
  }
  await openPanel()
  const url = (await dialog.getByText(/^http:\/\/127\.0\.0\.1:\d+$/).textContent()) ?? ''
  const secret = dialog.getByText(/^[\w-]{43}$/)
  const first = (await secret.textContent()) ?? ''
  const elsewhere = url.replace('127.0.0.1', '127.0.0.2')
  await expect(fetch(elsewhere)).rejects.toThrow()

  await dialog.getByText('Let other computers in').click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
  await expect
    .poll(() =>
      fetch(elsewhere).then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(200)
  await browser.goto(`${elsewhere}/#token=${first}`)
  await expect(browser.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible()

  await openPanel()
  await dialog.getByRole('button', { name: 'New secret' }).click()
  await expect(secret).not.toHaveText(first)
  await expect(browser.getByRole('heading', { name: 'This window needs its key' })).toBeVisible()
})
