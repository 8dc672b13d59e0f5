import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { startNginx } from '../helpers/nginx.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { row } from './add-links.ts'
import { builtWith, startDesktop } from './desktop-sluice.ts'
import { makeFile, namesIn, sha256 } from './files.ts'
import { startSluice } from './running-sluice.ts'

// Somebody new: nothing was ever set, they have copied a link, and they know of Sluice what the window shows.

const NAME = 'film.mkv'
const SIZE = 20_000_000
const MOST_MS = 60_000

test.setTimeout(2 * MOST_MS)

/** A computer Sluice was never on: a home with its folder for downloads, and an empty data folder. */
async function newComputer() {
  const folder = await tempFolder()
  const home = join(folder.path, 'home')
  await mkdir(join(folder.path, 'data'))
  await mkdir(join(home, 'Downloads'), { recursive: true })
  return {
    ...folder,
    env: { HOME: home, XDG_CONFIG_HOME: join(home, '.config') },
    files: join(home, 'Downloads'),
  }
}

/** From the window as it comes up to the finished file, by two presses and nothing that has to be known or typed. */
async function downloadFirst(page: Page): Promise<void> {
  const welcome = page.getByRole('region', { name: 'First steps' })
  await expect(welcome.getByRole('textbox', { name: 'Download folder' })).toHaveValue(/[\\/]Downloads$/)
  await expectNothingAsked(page)
  await welcome.getByRole('button', { name: 'Paste links' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add downloads' })
  await expect(dialog).toContainText('1 link found')
  await expect(dialog).toContainText(NAME)
  await expectNothingAsked(page)
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(row(page, NAME)).toContainText('Completed', { timeout: MOST_MS })
  await expectNothingAsked(page)
}

/** No field that has to be filled in, no complaint, no question of an account, a key or a program. */
async function expectNothingAsked(page: Page): Promise<void> {
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.locator(':required, [aria-required=true], [aria-invalid=true]')).toHaveCount(0)
  await expect(page.locator('input[type=password]')).toHaveCount(0)
  await expect(page.getByText(/secret|JSON-RPC/i)).toHaveCount(0)
}

test('in the desktop app somebody new has their first file in less than a minute, by two presses', async () => {
  await using nginx = await startNginx()
  await makeFile(nginx.root, NAME, SIZE)
  await using computer = await newComputer()
  const start = performance.now()
  await using sluice = await startDesktop(computer.path, {}, { ...builtWith(), env: computer.env })
  await sluice.app.evaluate(({ clipboard }, link) => clipboard.writeText(link), `${nginx.url}/${NAME}`)
  await downloadFirst(sluice.page)
  // Completed is said before what is left of the download is cleared away.
  await expect.poll(() => namesIn(computer.files)).toEqual([NAME])
  expect(performance.now() - start).toBeLessThan(MOST_MS)
  expect(await sha256(join(computer.files, NAME))).toBe(await sha256(join(nginx.root, NAME)))
})

test('in a browser somebody new has their first file in less than a minute, by two presses', async ({
  page,
  context,
}) => {
  await using nginx = await startNginx()
  await makeFile(nginx.root, NAME, SIZE)
  await using computer = await newComputer()
  const start = performance.now()
  await using sluice = await startSluice(computer.path, {}, [], computer.env)
  // Stands for a person who says yes when their browser asks.
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(sluice.address)
  await page.evaluate((link) => navigator.clipboard.writeText(link), `${nginx.url}/${NAME}`)
  await downloadFirst(page)
  await expect.poll(() => namesIn(computer.files)).toEqual([NAME])
  expect(performance.now() - start).toBeLessThan(MOST_MS)
  expect(await sha256(join(computer.files, NAME))).toBe(await sha256(join(nginx.root, NAME)))
})
