import { expect, type Locator, type Page, test } from '@playwright/test'
import { startNginx } from '../helpers/nginx.ts'
import { makeFile } from './files.ts'
import { type RunningSluice, temporarySluice } from './running-sluice.ts'

// What was removed stays removed, though the window that did it went before it could tell a real engine.

declare global {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface merges into Window.
  interface Window {
    /** Every row there was since this page was opened. */
    rowsSeen: Set<string>
  }
}

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Downloads' })
const row = (page: Page, name: string): Locator => grid(page).getByRole('row', { name, exact: true })

const names = async (sluice: RunningSluice): Promise<string[]> =>
  (await sluice.call('getAllDownloads', {})).records.map(({ displayName }) => displayName)

const rowsSeen = (page: Page): Promise<string[]> => page.evaluate(() => [...window.rowsSeen])

/** Opens the window in a browser that loses what a page says as it goes: some do, but not every time. */
async function openWindow(page: Page, { address }: RunningSluice): Promise<void> {
  await page.addInitScript(() => {
    window.addEventListener('pagehide', () => {
      WebSocket.prototype.send = () => {}
    })
    window.rowsSeen = new Set()
    new MutationObserver(() => {
      for (const { textContent } of document.querySelectorAll('[role=row]')) {
        for (const name of textContent.match(/\w+\.bin/g) ?? []) window.rowsSeen.add(name)
      }
    }).observe(document, { childList: true, subtree: true, characterData: true })
  })
  await page.goto(address)
}

test('many that are removed outlive a window whose last words do not arrive, and are not seen again', async ({
  page,
}) => {
  await using nginx = await startNginx({ location: 'limit_rate 100k;' })
  await makeFile(nginx.root, 'first.bin', 40_000_000)
  await using sluice = await temporarySluice({ lanes: { http: { concurrency: 1 } } })
  // More than the window asks for in one turn.
  const many = Array.from({ length: 120 }, (_, at) => `m${at}.bin`)
  await sluice.call('add', { urls: ['first.bin', ...many].map((name) => `${nginx.url}/${name}`) })
  await openWindow(page, sluice)
  await expect(row(page, 'first.bin')).toContainText('Downloading')
  await row(page, 'm0.bin').click()
  await page.keyboard.press('ControlOrMeta+a')
  await row(page, 'first.bin').click({ modifiers: ['ControlOrMeta'] })
  await page.getByRole('button', { name: 'Remove: all selected' }).click()
  await expect(page.getByText('120 downloads removed')).toBeVisible()
  await page.reload()
  await expect(row(page, 'first.bin')).toContainText('Downloading')
  await expect.poll(() => names(sluice)).toEqual(['first.bin'])
  expect(await rowsSeen(page)).toEqual(['first.bin'])
  expect(await page.evaluate(() => Object.keys(localStorage))).not.toContainEqual(
    expect.stringContaining('removal'),
  )
})

test('what was cleared outlives such a window too', async ({ page }) => {
  await using nginx = await startNginx({ location: 'if ($uri ~ last) { set $limit_rate 10k; }' })
  const few = ['a.bin', 'b.bin', 'c.bin']
  for (const name of few) await makeFile(nginx.root, name, 1_000)
  await makeFile(nginx.root, 'last.bin', 40_000_000)
  await using sluice = await temporarySluice()
  await sluice.call('add', { urls: [...few, 'last.bin'].map((name) => `${nginx.url}/${name}`) })
  await openWindow(page, sluice)
  for (const name of few) await expect(row(page, name)).toContainText('Completed')
  await page.getByRole('button', { name: 'Clear completed' }).click()
  await expect(row(page, 'a.bin')).toHaveCount(0)
  await page.reload()
  await expect(row(page, 'last.bin')).toContainText('Downloading')
  await expect.poll(() => names(sluice)).toEqual(['last.bin'])
  expect(await rowsSeen(page)).toEqual(['last.bin'])
})
