import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page, test } from '@playwright/test'
import { de } from '../../renderer/texts/de/de.ts'
import { violations } from './barriers.ts'
import { temporarySluice } from './running-sluice.ts'

const axeFaults = (page: Page) => violations(page, '[role=dialog]')

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
  await expect(hifi.getByRole('alert')).toContainText('HiFi › Servers › 1: Enter an http or https address.')
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
  expect(await axeFaults(page)).toEqual([])
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

test('in German a form says in German what is wrong, of a source as of the preferences', async ({ page }) => {
  await using sluice = await temporarySluice({ language: 'de' })
  await page.goto(sluice.address)
  const group = page.getByRole('group', { name: 'HiFi' })
  await group.getByRole('button', { name: de.settings.open.replace('{label}', 'HiFi') }).click()
  const hifi = page.getByRole('dialog', { name: 'Einstellungen von HiFi' })
  await hifi.getByRole('textbox', { name: 'Server', exact: true }).fill('http://a.test\nftp://b.test')
  await hifi.getByRole('button', { name: de.preferences.save }).click()
  await expect(hifi.getByRole('alert')).toHaveText(`HiFi › Server › 2: ${de.said['web-address']}`)
  await expect(hifi.getByRole('textbox', { name: 'Server', exact: true })).toHaveAccessibleDescription(
    `2: ${de.said['web-address']}`,
  )
  await hifi.getByRole('button', { name: de.preferences.cancel }).click()

  await page.getByRole('button', { name: de.preferences.title, exact: true }).click()
  const preferences = page.getByRole('dialog', { name: de.preferences.title, exact: true })
  await preferences.getByRole('tab', { name: de.preferences.sections.network }).click()
  await preferences.getByRole('textbox', { name: 'Proxy', exact: true }).fill('ftp://x')
  await expect(preferences).toContainText(de.said['no-proxy'])
})

test('a program becomes a source in the window, and is tried with a link', async ({ page }) => {
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/file.bin' ? 200 : 404)
    response.end('a file')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  await using sluice = await temporarySluice()
  try {
    const { port } = server.address() as AddressInfo
    await page.goto(sluice.address)
    const group = page.getByRole('region', { name: 'Sources' }).getByRole('group', { name: 'Command' })
    await group.getByRole('button', { name: 'Set up Command' }).click()
    const form = page.getByRole('dialog', { name: 'Settings of Command' })
    const field = (name: string) => form.getByRole('textbox', { name, exact: true })
    await field('Name').fill('My Curl')
    await field('Program').fill('curl')
    await field('Arguments, one a line').fill('--fail\n--silent\n--show-error\n--output\n{out}\n{url}')
    await form.getByRole('button', { name: 'Save' }).click()
    await expect(form.getByRole('alert')).toContainText('A command is named with a-z, 0-9')
    expect(await axeFaults(page)).toEqual([])
    await field('Name').fill('curl')
    await field('Link to try it with').fill(`http://127.0.0.1:${port}/missing.bin`)
    await form.getByRole('button', { name: 'Save and try' }).click()
    await expect(form.getByRole('alert')).toContainText(/It does not work yet: .*404/)
    await field('Link to try it with').fill(`http://127.0.0.1:${port}/file.bin`)
    await form.getByRole('button', { name: 'Save and try' }).click()
    await expect(form.getByRole('status')).toContainText(/It works: .*file\.bin/)
    const { sources } = await sluice.call('getPreferences', {})
    expect(sources['command']).toEqual({
      commands: [
        {
          ...{ name: 'curl', program: 'curl' },
          args: ['--fail', '--silent', '--show-error', '--output', '{out}', '{url}'],
        },
      ],
    })
    await form.getByRole('button', { name: 'Remove command' }).click()
    await expect(field('Name')).toHaveValue('')
    expect((await sluice.call('getPreferences', {})).sources['command']).toEqual({ commands: [] })
  } finally {
    server.close()
  }
})
