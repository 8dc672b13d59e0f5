import { expect, test } from '@playwright/test'
import { temporarySluice } from './running-sluice.ts'

test('a source is set up in the window, and what cannot be set is said in its form', async ({ page }) => {
  await using sluice = await temporarySluice({ sources: { youtube: { format: 'best' } } })
  const settings = async (name: string) => (await sluice.call('getPreferences', {})).sources[name]
  await page.goto(sluice.address)
  const group = (name: string) => page.getByRole('region', { name: 'Sources' }).getByRole('group', { name })

  await expect(group('HiFi')).toContainText('Not set up')
  await group('HiFi').getByRole('button', { name: 'Set up HiFi' }).click()
  const hifi = page.getByRole('dialog', { name: 'Settings of HiFi' })
  await hifi.getByRole('textbox', { name: 'Servers', exact: true }).fill('ftp://hifi.example')
  await hifi.getByRole('button', { name: 'Save' }).click()
  await expect(hifi.getByRole('alert')).toContainText('A server is an http or https address.')
  await hifi
    .getByRole('textbox', { name: 'Servers', exact: true })
    .fill('https://hifi.example\nhttps://other.example')
  await hifi.getByRole('button', { name: 'Save' }).click()
  await expect(hifi).toBeHidden()
  await expect(group('HiFi')).not.toContainText('Not set up')
  expect(await settings('hifi')).toEqual({ servers: ['https://hifi.example', 'https://other.example'] })

  await group('YouTube').getByRole('button', { name: 'Settings of YouTube' }).click()
  await group('YouTube').getByRole('button', { name: 'Set up YouTube' }).click()
  const youtube = page.getByRole('dialog', { name: 'Settings of YouTube' })
  await youtube.getByRole('button', { name: 'Picture at most' }).click()
  await page.getByRole('option', { name: '1080p' }).click()
  await youtube.getByRole('textbox', { name: 'Subtitles' }).fill('en, de')
  await youtube.getByText('Put title, artist and date into the file').click()
  await youtube.getByRole('button', { name: 'Save' }).click()
  await expect(youtube).toBeHidden()
  expect(await settings('youtube')).toEqual({
    ...{ format: 'best', maxHeight: 1_080, subtitles: ['en', 'de'], embedMetadata: true },
  })
})
