import { expect, type Locator, type Page, test } from '@playwright/test'
import { startNginx } from '../helpers/nginx.ts'
import { makeFile } from './files.ts'
import { type RunningSluice, temporarySluice } from './running-sluice.ts'

// What the window does with many downloads, against a real engine that has its own mind about them.

const row = (page: Page, name: string): Locator =>
  page.getByRole('grid', { name: 'Downloads' }).getByRole('row', { name, exact: true })

async function addLinks(page: Page, links: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Add downloads' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Add downloads' })
  await dialog.getByRole('textbox', { name: 'Links' }).fill(links.join('\n'))
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog).toBeHidden()
}

const names = ['a.bin', 'b.bin', 'c.bin', 'd.bin'] as const

/** One that takes its time, and three behind it. */
async function queueOfFour(page: Page, nginx: Awaited<ReturnType<typeof startNginx>>) {
  for (const name of names) await makeFile(nginx.root, name, name === 'a.bin' ? 40_000_000 : 1_000)
  const sluice = await temporarySluice({ lanes: { http: { concurrency: 1 } } })
  await page.goto(sluice.address)
  await addLinks(
    page,
    names.map((name) => `${nginx.url}/${name}`),
  )
  await expect(row(page, 'a.bin')).toContainText('Downloading')
  await expect(row(page, 'd.bin')).toContainText('3rd in line')
  return sluice
}

async function order(sluice: RunningSluice): Promise<string[]> {
  const { records } = await sluice.call('getAllDownloads', {})
  return records.map(({ displayName }) => displayName)
}

test('rows are put elsewhere in the queue by mouse and keyboard, and all rows say their new place', async ({
  page,
}) => {
  await using nginx = await startNginx({ location: 'limit_rate 100k;' })
  await using sluice = await queueOfFour(page, nginx)
  await row(page, 'd.bin').dragTo(row(page, 'b.bin'), { targetPosition: { x: 200, y: 4 } })
  await expect.poll(() => order(sluice)).toEqual(['a.bin', 'd.bin', 'b.bin', 'c.bin'])
  await expect(row(page, 'd.bin')).toContainText('Next in line')
  await expect(row(page, 'c.bin')).toContainText('3rd in line')
  await row(page, 'b.bin').focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(() => order(sluice)).toEqual(['a.bin', 'd.bin', 'c.bin', 'b.bin'])
  await row(page, 'c.bin').click()
  await row(page, 'b.bin').click({ modifiers: ['Shift'] })
  await row(page, 'b.bin').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Move to top' }).click()
  await expect.poll(() => order(sluice)).toEqual(['a.bin', 'c.bin', 'b.bin', 'd.bin'])
})

test('a waiting one that is removed does not start, comes back to its place, and is removed for good when left', async ({
  page,
}) => {
  await using nginx = await startNginx({ location: 'limit_rate 100k;' })
  await using sluice = await queueOfFour(page, nginx)
  await row(page, 'b.bin').getByRole('button', { name: 'Remove b.bin' }).click()
  await expect(row(page, 'b.bin')).toHaveCount(0)
  await expect(row(page, 'c.bin')).toContainText('Next in line')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row(page, 'b.bin')).toContainText('Next in line')
  await row(page, 'c.bin').getByRole('button', { name: 'Remove c.bin' }).click()
  await expect.poll(() => order(sluice)).toEqual(['a.bin', 'b.bin', 'd.bin'])
})

test('a removal outlives the window it was made in', async ({ page }) => {
  await using nginx = await startNginx({ location: 'limit_rate 100k;' })
  await using sluice = await queueOfFour(page, nginx)
  await row(page, 'd.bin').getByRole('button', { name: 'Remove d.bin' }).click()
  await expect(page.getByText('1 download removed')).toBeVisible()
  await page.reload()
  await expect(row(page, 'a.bin')).toContainText('Downloading')
  await expect.poll(() => order(sluice)).toEqual(['a.bin', 'b.bin', 'c.bin'])
})

test('one starts by hand past its lane’s limit, and its details say so', async ({ page }) => {
  await using nginx = await startNginx({ location: 'limit_rate 100k;' })
  await using sluice = await queueOfFour(page, nginx)
  await row(page, 'd.bin').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Start now' }).click()
  await expect(row(page, 'd.bin')).toContainText('Completed')
  await row(page, 'd.bin').dblclick()
  const details = page.getByRole('region', { name: 'Details of d.bin' })
  await expect(details.getByRole('log')).toContainText('Started by hand')
  await expect(details.getByRole('list', { name: 'Attempts' })).toContainText('Finished')
  await expect(details).toContainText(sluice.downloads)
})

test('rows count down to what holds them: a delay, then a rest the server asked for', async ({ page }) => {
  await using nginx = await startNginx({
    location: 'if ($arg_busy) { add_header Retry-After 600 always; return 429; }',
  })
  for (const name of names) await makeFile(nginx.root, name, 1_000)
  await using sluice = await temporarySluice({ lanes: { http: { concurrency: 1, delay: 8 } } })
  await page.goto(sluice.address)
  await addLinks(page, [
    `${nginx.url}/a.bin`,
    `${nginx.url}/b.bin`,
    `${nginx.url}/c.bin?busy=1`,
    `${nginx.url}/d.bin`,
  ])
  await expect(row(page, 'a.bin')).toContainText('Completed')
  await expect(row(page, 'b.bin')).toContainText(/Waits \d\.\d s for .+’s delay/)
  await expect(row(page, 'b.bin')).toContainText('Completed', { timeout: 20_000 })
  await expect(row(page, 'd.bin')).toContainText('is resting until', { timeout: 20_000 })
  await page.getByRole('button', { name: /^Resume .+ now$/ }).click()
  await expect(row(page, 'd.bin')).not.toContainText('is resting until')
})

test('what is in the queue, or was downloaded, is marked before it is added again', async ({ page }) => {
  await using nginx = await startNginx({ location: 'limit_rate 100k;' })
  await using sluice = await queueOfFour(page, nginx)
  await page.getByRole('button', { name: 'Add downloads' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add downloads' })
  await dialog.getByRole('textbox', { name: 'Links' }).fill(`${nginx.url}/b.bin ${nginx.url}/new.bin`)
  await expect(dialog.getByRole('listitem').first()).toContainText('Already in the queue')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect.poll(() => order(sluice)).toEqual([...names, 'new.bin'])
})
