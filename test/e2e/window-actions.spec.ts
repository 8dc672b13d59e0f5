import { expect, type Page } from '@playwright/test'
import { calls, flushUntil, grid, row, test } from './window-on-fake.ts'

// Choosing rows and doing things with them, in a real browser, on a fake engine.

const selected = (page: Page) => grid(page).locator('[role=row][aria-selected=true]')
const bar = (page: Page) => page.getByRole('toolbar', { name: 'Selected downloads' })
const part = (n: number) => `archive-part-${String(n).padStart(2, '0')}.zip`

test('rows are chosen by mouse and keyboard as in a file manager', async ({ page, open }) => {
  await open('failing&still')
  await row(page, part(2)).click()
  await row(page, part(5)).click({ modifiers: ['Shift'] })
  await expect(selected(page)).toHaveCount(4)
  await row(page, part(3)).click({ modifiers: ['ControlOrMeta'] })
  await expect(selected(page)).toHaveCount(3)
  await expect(bar(page)).toContainText('3 selected')
  await row(page, part(1)).click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(selected(page)).toHaveCount(3)
  await page.keyboard.press('Control+ArrowDown')
  await page.keyboard.press('Control+ArrowDown')
  await page.keyboard.press(' ')
  await expect(selected(page)).toHaveCount(4)
  await expect(row(page, part(5))).toBeFocused()
  await page.keyboard.press('Control+a')
  await expect(bar(page)).toContainText('24 selected')
  await page.keyboard.press('Escape')
  await expect(selected(page)).toHaveCount(0)
  await page.keyboard.press('Control+f')
  await expect(page.getByRole('searchbox', { name: 'Search downloads' })).toBeFocused()
})

test('what is selected but no longer in the list is not acted on', async ({ page, open }) => {
  await open('failing&still')
  await row(page, part(1)).click()
  await page.keyboard.press('Control+a')
  await page.getByRole('searchbox', { name: 'Search downloads' }).fill('part-01')
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '2')
  await page.getByRole('searchbox', { name: 'Search downloads' }).fill('part-0')
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '10')
  await expect(selected(page)).toHaveCount(1)
})

test('many are retried at once, and removed with a way back', async ({ page, open }) => {
  await open('failing&still')
  await row(page, part(1)).click()
  await row(page, part(4)).click({ modifiers: ['Shift'] })
  await bar(page).getByRole('button', { name: 'Retry: all selected' }).click()
  await expect.poll(async () => (await calls(page, 'retryDownload')).length).toBe(4)
  await row(page, part(5)).click()
  await row(page, part(7)).click({ modifiers: ['Shift'] })
  await page.keyboard.press('Delete')
  await expect(row(page, part(6))).toHaveCount(0)
  await expect(page.getByText('3 downloads removed from the list.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row(page, part(6))).toBeVisible()
  expect(await calls(page, 'cancelDownload')).toEqual([])
})

test('a running one that is removed is said to be gone for good', async ({ page, open }) => {
  await open('busy&still')
  const name = 'debian-testing-amd64-netinst.iso'
  await row(page, name)
    .getByRole('button', { name: `Remove ${name}` })
    .click()
  await expect(page.getByText('That cannot be undone.')).toBeVisible()
  await expect.poll(() => calls(page, 'cancelDownload')).toMatchObject([{ remove: true }])
})

test('the context menu offers what fits the row, by mouse and by keyboard', async ({ page, open }) => {
  await open('busy&still')
  await row(page, 'Interview with a Lock Keeper').click({ button: 'right' })
  const menu = page.getByRole('menu', { name: 'Interview with a Lock Keeper' })
  await expect(menu.getByRole('menuitem', { name: 'Resume' })).toHaveCount(0)
  await expect(menu.getByRole('menuitem', { name: 'Copy link' })).toHaveAttribute('aria-disabled', 'true')
  await menu.getByRole('menuitem', { name: 'Move to top' }).click()
  await expect.poll(() => calls(page, 'moveDownload')).toMatchObject([{ position: 1 }])
  await expect(menu).toBeHidden()
  await row(page, 'Tides explained').focus()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Priority' }).press('ArrowRight')
  await page.getByRole('menuitemradio', { name: 'High' }).click()
  await expect.poll(() => calls(page, 'setPriority')).toMatchObject([{ priority: 'high' }])
  await row(page, 'Tides explained').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Start now' }).click()
  await expect.poll(async () => (await calls(page, 'forceStart')).length).toBe(1)
})

test('links of all selected are copied', async ({ page, context, open }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open('busy&still')
  await row(page, 'debian-testing-amd64-netinst.iso').click()
  await row(page, 'debian-testing-amd64-DVD-1.iso').click({ modifiers: ['Shift'] })
  await bar(page).getByRole('button', { name: 'Copy link: all selected' }).click()
  const link = 'https://mirror.example/cdimage/weekly-builds/debian-testing-amd64-netinst.iso'
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(`${link}\n${link}`)
})

test('a row is dragged to another place in its queue, or moved there with Alt and an arrow', async ({
  page,
  open,
}) => {
  await open('busy&still')
  await expect(row(page, 'Polder')).toContainText('Next in line')
  await row(page, 'Tides explained').dragTo(row(page, 'Polder'), { targetPosition: { x: 200, y: 4 } })
  await expect.poll(() => calls(page, 'moveDownload')).toMatchObject([{ position: 1 }])
  await row(page, 'Polder').focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(() => calls(page, 'moveDownload')).toMatchObject([{ position: 1 }, { position: 2 }])
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(() => calls(page, 'moveDownload')).toHaveLength(3)
  // One notice for all of it, and one way back.
  await expect(page.getByRole('status').filter({ hasText: 'another place' })).toHaveText(
    /^2 downloads have another place in the queue\./,
  )
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect
    .poll(() => calls(page, 'setPriority'))
    .toMatchObject([
      { priority: 'normal', order: 7 },
      { priority: 'normal', order: 9 },
    ])
  await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden()
})

test('columns are made wider, hidden, moved and put back, and are kept', async ({ page, open }) => {
  await open('busy&still')
  const heads = () => grid(page).getByRole('columnheader').allInnerTexts()
  const menu = () => page.getByRole('button', { name: 'Columns and groups' }).click()
  expect((await heads()).slice(0, 4)).toEqual(['Name', 'State', 'Progress', 'Size'])
  const edge = page.getByRole('separator', { name: 'Width of Progress' })
  const width = Number(await edge.getAttribute('aria-valuenow'))
  await edge.press('ArrowLeft')
  await expect(edge).toHaveAttribute('aria-valuenow', String(width + 0.5))
  const { x = 0, y = 0 } = (await edge.boundingBox()) ?? {}
  await page.mouse.move(x + 3, y + 8)
  await page.mouse.down()
  await page.mouse.move(x - 45, y + 8)
  await page.mouse.up()
  await expect(edge).toHaveAttribute('aria-valuenow', String(width + 3.5))
  await menu()
  await page.getByRole('menuitemcheckbox', { name: 'Size' }).click()
  await page.keyboard.press('Escape')
  await expect(grid(page).getByRole('columnheader', { name: 'Size' })).toHaveCount(0)
  await grid(page)
    .getByRole('columnheader', { name: 'Speed' })
    .dragTo(grid(page).getByRole('columnheader', { name: 'State' }))
  await expect.poll(async () => (await heads()).slice(0, 3)).toEqual(['Name', 'Speed', 'State'])
  await page.reload()
  await expect.poll(async () => (await heads()).slice(0, 3)).toEqual(['Name', 'Speed', 'State'])
  await menu()
  await page.getByRole('menuitem', { name: 'Columns as they were' }).click()
  await expect.poll(async () => (await heads()).slice(0, 4)).toEqual(['Name', 'State', 'Progress', 'Size'])
})

test('the list is grouped by lane, folded, and found so again', async ({ page, open }) => {
  await open('busy&still')
  await page.getByRole('button', { name: 'Columns and groups' }).click()
  await page.getByRole('menuitem', { name: 'Group by lane' }).click()
  const deezer = grid(page).getByRole('row', { name: 'Deezer', exact: true })
  await expect(deezer.getByRole('gridcell')).toHaveAttribute('aria-expanded', 'true')
  await deezer.click()
  await expect(deezer.getByRole('gridcell')).toHaveAttribute('aria-expanded', 'false')
  await expect(row(page, 'Watermark')).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(row(page, 'Watermark')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(row(page, 'Watermark')).toBeFocused()
  await page.getByRole('radio', { name: 'Waiting' }).click()
  await page.reload()
  await expect(deezer).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Waiting' })).toBeChecked()
})

test('the keyboard’s place survives whatever scrolls by and goes', async ({ page, open }) => {
  await open('many&still')
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '100001', { timeout: 20_000 })
  await row(page, 'Item 000002').focus()
  await page.evaluate(async () => {
    const rows = document.querySelector('.rows')
    for (let n = 0; n < 30 && rows; n += 1) {
      rows.scrollTop += 2_400
      await new Promise(requestAnimationFrame)
    }
  })
  await expect(row(page, 'Item 000002')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(row(page, 'Item 000003')).toBeFocused()
  await flushUntil(page, () => expect(row(page, 'Item 000003')).toBeInViewport({ timeout: 500 }))
})

test('Enter shows what is known of a download: facts, attempts, log, and what to do', async ({
  page,
  context,
  open,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open('busy&still')
  await page.getByRole('radio', { name: 'Failed' }).click()
  await row(page, 'jupyter-notebook').focus()
  await page.keyboard.press('Enter')
  const details = page.getByRole('region', { name: 'Details of jupyter-notebook' })
  await expect(details).toContainText('Look for a fresh link on the site.')
  await expect(details.getByRole('list', { name: 'Attempts' })).toContainText('Attempt 1')
  await expect(details.getByRole('log')).toContainText('Failed: The server has no such file (404)')
  await details.getByRole('button', { name: 'Copy log' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^\d{4}-.+Z Attempt 1 began\n/)
  await details.getByRole('button', { name: 'Retry jupyter-notebook' }).click()
  await expect.poll(async () => (await calls(page, 'retryDownload')).length).toBe(1)
  await details.getByRole('button', { name: 'Close details' }).press('Escape')
  await expect(details).toBeHidden()
})

test('what was written beside a file is named in its details, and its paths can be copied', async ({
  page,
  open,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open('busy&still')
  await page.getByRole('radio', { name: 'Completed' }).click()
  await row(page, 'field recording').dblclick()
  const details = page.getByRole('region', { name: /^Details of .*field recording/ })
  const names = ['水の音 (field recording).jpg', '水の音 (field recording).info.json']
  await expect(details).toContainText('Also written')
  for (const name of names) await expect(details.getByText(name)).toBeVisible()
  await details.getByRole('button', { name: 'Copy their paths' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    names.map((name) => `/home/ada/Downloads/${name}`).join('\n'),
  )
})

test('a running download’s speed is drawn and its log read again', async ({ page, open }) => {
  await open('busy')
  await row(page, 'debian-testing-amd64-DVD-1.iso').dblclick()
  const details = page.getByRole('region', { name: 'Details of debian-testing-amd64-DVD-1.iso' })
  await expect(details.getByRole('img', { name: /Speed in the last minute/ })).toBeVisible()
  await expect.poll(async () => (await calls(page, 'getLog')).length).toBeGreaterThan(2)
})

test('a running download shows its connections and what the server said, for as long as it runs', async ({
  page,
  open,
}) => {
  await open('busy&still')
  await row(page, 'debian-testing-amd64-DVD-1.iso').dblclick()
  const details = page.getByRole('region', { name: 'Details of debian-testing-amd64-DVD-1.iso' })
  await expect(details.getByRole('img', { name: /^4 connections, \d+% there$/ })).toBeVisible()
  await expect(details).toContainText('https://mirror.example.org/files/debian-testing-amd64-DVD-1.iso?…')
  await expect(details).toContainText('nginx/1.28.0')
  await details.getByRole('button', { name: 'Pause debian-testing-amd64-DVD-1.iso' }).click()
  await flushUntil(page, () => expect(details).not.toContainText('nginx/1.28.0', { timeout: 500 }))
})

test('a row shows the parts its connections fetch, as details do, and is asked about with all others at once', async ({
  page,
  open,
}) => {
  await open('busy&still')
  const bar = (name: string) => row(page, name).getByRole('progressbar')
  await expect(bar('debian-testing-amd64-DVD-1.iso').locator('.segment-active')).toHaveCount(4)
  await expect(bar('Live at the Waterworks').locator('.segment-active')).toHaveCount(0)
  const asked = (await calls(page, 'getConnections')) as { ids: string[] }[]
  expect(new Set(asked.at(-1)?.ids).size).toBe(6)
})

test('what was cleared can be brought back', async ({ page, open }) => {
  await open('busy&still')
  await page.getByRole('radio', { name: 'Completed' }).click()
  await expect(row(page, 'notes.txt')).toBeVisible()
  await page.getByRole('button', { name: 'Clear completed' }).click()
  await expect(row(page, 'notes.txt')).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row(page, 'notes.txt')).toBeVisible()
  expect(await calls(page, 'clearAllCompletedDownloads')).toEqual([])
})
