import { expect } from '@playwright/test'
import { passTime } from '../helpers/window-speed.ts'
import { calls, flushUntil, grid, row, test } from './window-on-fake.ts'

// The window alone, in a real browser, on a fake engine. What it does with a real one is main-flow.spec.ts's.

test('each row says why it waits and offers what can be done', async ({ page, open }) => {
  await open('busy&still')
  await expect(row(page, 'Interview with a Lock Keeper')).toContainText('2nd in line')
  await page.setViewportSize({ width: 1_280, height: 1_800 })
  await expect(row(page, 'Watermark')).toContainText('Deezer is resting until')
  await expect(row(page, 'planet-latest.osm.pbf')).toContainText(/Next attempt in \d+ s \(2 of 5\)/)
  await expect(row(page, 'jupyter-notebook')).toContainText('no such file (404)')
  await row(page, 'debian-testing-amd64-netinst.iso').getByRole('button', { name: 'Pause debian' }).click()
  await row(page, 'Satellitenbilder').getByRole('button', { name: 'Resume Satellitenbilder' }).click()
  await row(page, 'old-backup.img').getByRole('button', { name: 'Retry old-backup.img' }).click()
  await row(page, 'notes.txt').getByRole('button', { name: 'Remove notes.txt' }).click()
  await expect(row(page, 'notes.txt')).toHaveCount(0)
  await expect.poll(() => calls(page, 'cancelDownload')).toMatchObject([{ remove: true }])
  for (const name of ['pauseDownload', 'resumeDownload', 'retryDownload']) {
    expect(await calls(page, name)).toHaveLength(1)
  }
})

test('a file that was held against a checksum says so in its row', async ({ page, open }) => {
  await open('busy&still')
  await page.getByRole('radio', { name: 'Completed' }).click()
  await expect(row(page, 'ubuntu-26.10')).toContainText('Verified · /home/ada/Downloads/ubuntu')
  await expect(row(page, 'notes.txt')).not.toContainText('Verified')
})

test('however much changes, hardly a word of it is read aloud', async ({ page, open }) => {
  await open('busy&still')
  await page.evaluate(() => {
    const spoken = '[role=status], [role=alert], [role=log], [aria-live]'
    const isSpoken = (node: Node) => {
      const element = node instanceof Element ? node : node.parentElement
      const region = element?.closest(spoken)
      return region != null && region.getAttribute('aria-live') !== 'off'
    }
    Object.assign(window, { said: 0, changed: 0 })
    const count = (name: string) => Reflect.set(window, name, Number(Reflect.get(window, name)) + 1)
    new MutationObserver((changes) => {
      for (const { target } of changes) count(isSpoken(target) ? 'said' : 'changed')
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  await passTime(page, 600)
  const [said, changed] = await page.evaluate(() =>
    ['said', 'changed'].map((name) => Reflect.get(window, name)),
  )
  expect(changed).toBeGreaterThan(100)
  // What has completed meanwhile is told together, every few seconds.
  expect(said).toBeLessThanOrEqual(2)
})

test('rows in sight ask why they wait when their lane has changed', async ({ page, open }) => {
  await open('busy&still')
  await expect.poll(async () => (await calls(page, 'getWaiting')).length).toBeGreaterThan(0)
  await page.evaluate(() => {
    window.fake.queue.changeSilently('Interview with a Lock Keeper', {
      waiting: { reason: 'paused', until: null, position: 2 },
    })
    window.fake.flush()
  })
  await expect(row(page, 'Interview with a Lock Keeper')).toContainText('YouTube is paused')
})

test('the keyboard alone reaches every row and its buttons, and keeps its place when a row goes', async ({
  page,
  open,
}) => {
  await open('failing&still')
  await row(page, 'archive-part-01.zip').focus()
  await page.keyboard.press('ArrowDown')
  await expect(row(page, 'archive-part-02.zip')).toBeFocused()
  await page.keyboard.press('End')
  await expect(row(page, 'archive-part-24.zip')).toBeFocused()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('button', { name: 'Remove archive-part-01.zip' })).toBeFocused()
  await expect(page.getByRole('tooltip')).toHaveText('Remove')
  await page.keyboard.press('Enter')
  await flushUntil(page, () => expect(row(page, 'archive-part-01.zip')).toHaveCount(0, { timeout: 500 }))
  await expect(row(page, 'archive-part-02.zip')).toBeFocused()
})

test('the focus goes to the next row even where that is shown by what showed the one that goes', async ({
  page,
  open,
}) => {
  await open('failing&still')
  await row(page, 'archive-part-01.zip').focus()
  await page.keyboard.press('End')
  await expect(row(page, 'archive-part-24.zip')).toBeInViewport()
  await expect(row(page, 'archive-part-02.zip')).toHaveCount(0)
  // Faster than the list can scroll: of the rows at its top only the first is there yet.
  const focused = await page.evaluate(async () => {
    for (const key of ['Home', 'ArrowRight', 'ArrowRight']) {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
      await Promise.resolve()
    }
    const button = document.activeElement as HTMLElement
    const label = button.ariaLabel
    button.click()
    await Promise.resolve()
    return [label, document.activeElement?.ariaLabel]
  })
  expect(focused).toEqual(['Remove archive-part-01.zip', 'archive-part-02.zip'])
})

test('the mouse gets a tip from an icon it rests on', async ({ page, open }) => {
  await open('failing&still')
  await page.getByRole('button', { name: 'Retry archive-part-03.zip' }).hover()
  await expect(page.getByRole('tooltip')).toHaveText('Retry')
  await page.mouse.move(600, 10)
  await expect(page.getByRole('tooltip')).toBeHidden()
})

test('filters and search narrow the list and say so when nothing is left', async ({ page, open }) => {
  await open('busy&still')
  await page.getByRole('radio', { name: 'Failed' }).click()
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '3')
  await page.getByRole('searchbox', { name: 'Search downloads' }).fill('nothing like it')
  await expect(page.getByRole('heading', { name: 'No download matches' })).toBeVisible()
  await page.getByRole('button', { name: 'Show all downloads' }).click()
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '22')
  await expect(page.getByRole('status', { name: 'Totals' })).toContainText('6 running')
})

test('cancelling all asks first', async ({ page, open }) => {
  await open('busy&still')
  await page.getByRole('button', { name: 'Cancel all' }).click()
  await page.getByRole('button', { name: 'Keep them' }).click()
  expect(await calls(page, 'cancelAllDownloads')).toEqual([])
  await page.getByRole('button', { name: 'Cancel all' }).click()
  await page.getByRole('button', { name: 'Cancel 14 downloads' }).click()
  await expect.poll(() => calls(page, 'cancelAllDownloads')).toEqual([{}])
})

test('a refusal is told, a lost connection stays in sight until it is back', async ({ page, open }) => {
  await open('busy&still')
  await page.evaluate(() => {
    window.fake.refusal = { code: 'lane-rests', values: {} }
  })
  await page.getByRole('button', { name: 'Pause debian-testing-amd64-netinst.iso' }).click()
  await expect(page.getByRole('alert')).toContainText('asked for a rest')
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await page.evaluate(() => window.fake.become('lost'))
  await expect(page.getByRole('alert')).toContainText('Connection to Sluice lost')
  await page.evaluate(() => {
    window.fake.refusal = null
    window.fake.become('open')
  })
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.evaluate(() => window.fake.become('unauthorized'))
  await expect(page.getByRole('heading', { name: 'This window needs its key' })).toBeVisible()
})

test('a chosen appearance overrides the system’s', async ({ page, open }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await open('busy&still')
  await page.getByRole('button', { name: 'Preferences' }).click()
  await page.getByRole('tab', { name: 'Appearance' }).click()
  await page.getByRole('button', { name: /Appearance/ }).click()
  await page.getByRole('option', { name: 'Dark' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(18, 25, 30)')
})

test('preferences are in sections, checked as they are typed, saved together, and a click from their defaults', async ({
  page,
  open,
}) => {
  await open('busy&still')
  const dialog = page.getByRole('dialog', { name: 'Preferences' })
  await page.getByRole('button', { name: 'Preferences' }).click()
  await dialog.getByRole('textbox', { name: 'Download folder' }).fill('/srv/films')
  await dialog.getByRole('tab', { name: 'Folders' }).press('ArrowDown')
  await expect(dialog.getByRole('tab', { name: 'Limits' })).toBeFocused()
  const atOnce = dialog.getByRole('spinbutton', { name: 'Downloads at once' })
  await atOnce.fill('300')
  await expect(dialog).toContainText('Enter a whole number from 1 to 256.')
  await expect(dialog.getByRole('tab', { name: /^Limits.*something to put right/ })).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()
  await dialog.getByRole('button', { name: 'Default for Downloads at once' }).click()
  await expect(atOnce).toHaveValue('16')
  await expect(dialog.getByRole('button', { name: /^Default for/ })).toHaveCount(0)
  await dialog.getByRole('spinbutton', { name: 'Attempts' }).fill('7')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
  expect(await calls(page, 'setPreferences')).toEqual([
    { downloadDir: '/srv/films', maxActive: 16, maxAttempts: 7 },
  ])
})

test('100,000 rows: the first at once, few in the page, the last one key away', async ({ page, open }) => {
  await open('many&still')
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '100001', { timeout: 20_000 })
  expect(await grid(page).getByRole('row').count()).toBeLessThan(40)
  await row(page, 'Item 000001').focus()
  await page.keyboard.press('End')
  await expect(row(page, 'Item 100000')).toBeFocused()
})
