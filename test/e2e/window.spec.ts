import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { previewWindow } from '../helpers/preview-window.ts'
import { watchFrames } from './frames.ts'
import { calls, complaints, flushUntil, grid, row, source } from './window-on-fake.ts'

// The window alone, in a real browser, on a fake engine. What it does with a real one is main-flow.spec.ts's.

// Tracing every change of a list that never stands still takes longer than the tests.
test.use({ trace: 'off' })

let served: Awaited<ReturnType<typeof previewWindow>>
test.beforeAll(async () => {
  served = await previewWindow()
})
test.afterAll(() => served[Symbol.asyncDispose]())

const open = (page: Page, query: string) => page.goto(`${served.url}?${query}`)

const views = [
  { name: 'a busy queue', query: 'busy&still', act: async () => {} },
  { name: 'an empty queue', query: 'empty', act: async () => {} },
  { name: 'failures', query: 'failing&still', act: async () => {} },
  {
    name: 'adding links',
    query: 'busy&still',
    act: (page: Page) => page.getByRole('button', { name: 'Add downloads' }).click(),
  },
  {
    name: 'the preferences',
    query: 'busy&still',
    act: (page: Page) => page.getByRole('button', { name: 'Preferences' }).click(),
  },
  {
    name: 'cancelling all',
    query: 'busy&still',
    act: (page: Page) => page.getByRole('button', { name: 'Cancel all' }).click(),
  },
  {
    name: 'details and a selection',
    query: 'busy&still',
    act: async (page: Page) => {
      await row(page, 'debian-testing-amd64-netinst.iso').dblclick()
      await page.keyboard.press('Shift+ArrowDown')
      await expect(page.getByRole('toolbar', { name: 'Selected downloads' })).toBeVisible()
      await expect(page.getByRole('log')).toContainText('Attempt 1 began')
    },
  },
  {
    name: 'a grouped list',
    query: 'busy&still',
    act: async (page: Page) => {
      await page.getByRole('button', { name: 'Columns and groups' }).click()
      await page.getByRole('menuitem', { name: 'Group by lane' }).click()
    },
  },
  {
    name: 'a context menu',
    query: 'busy&still',
    act: async (page: Page) => {
      await row(page, 'Undercurrent').click({ button: 'right' })
      await expect(page.getByRole('menu')).toBeVisible()
    },
  },
  { name: 'no secret', query: 'locked', act: async () => {} },
] as const

for (const { name, query, act } of views) {
  test(`${name}: nothing to object to, light and wide or dark and narrow`, async ({ page }) => {
    const heard = complaints(page)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await open(page, query)
    await act(page)
    for (const [colorScheme, width] of [
      ['light', 1_280],
      ['dark', 360],
    ] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
    expect(heard).toEqual([])
  })
}

test('each row says why it waits and offers what can be done', async ({ page }) => {
  await open(page, 'busy&still')
  await expect(row(page, 'Interview with a Lock Keeper')).toContainText('in line')
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

test('a limit is checked as it is typed, saved on Enter and on leaving, and put back on Escape', async ({
  page,
}) => {
  await open(page, 'busy&still')
  const concurrency = source(page, 'YouTube').getByRole('spinbutton', { name: 'Concurrency' })
  const delay = source(page, 'YouTube').getByRole('spinbutton', { name: 'Delay (seconds)' })
  await concurrency.fill('99')
  await concurrency.press('Enter')
  await expect(source(page, 'YouTube')).toContainText('Concurrency must be at most 64.')
  await concurrency.press('Escape')
  await expect(concurrency).toHaveValue('2')
  await concurrency.fill('4')
  // Left at once, before the engine can have answered: it is asked once all the same.
  await concurrency.evaluate((field) => {
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    if (field instanceof HTMLElement) field.blur()
  })
  await delay.fill('2.5')
  await delay.blur()
  await expect
    .poll(() => calls(page, 'setLane'))
    .toEqual([
      { source: 'youtube', concurrency: 4 },
      { source: 'youtube', delay: 2.5 },
    ])
  await source(page, 'Deezer').getByRole('button', { name: 'Resume Deezer now' }).click()
  await expect.poll(() => calls(page, 'endCoolDown')).toEqual([{ source: 'deezer' }])
})

async function paste(page: Page, text: string) {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)
  return page.getByRole('dialog', { name: 'Add downloads' })
}

test('links pasted anywhere are offered, counted by source, and added together', async ({ page }) => {
  await open(page, 'empty')
  const dialog = await paste(
    page,
    'See https://youtu.be/1, https://a.example/2.iso.\nhttps://a.example/2.iso',
  )
  await expect(dialog).toContainText('2 links found')
  await expect(dialog).toContainText('YouTube 1')
  await dialog.getByRole('textbox', { name: 'Folder' }).fill('/srv/films')
  await page.evaluate(() => {
    window.fake.refusal = 'There is no folder /srv/films.'
  })
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog.getByRole('alert')).toHaveText('There is no folder /srv/films.')
  await page.evaluate(() => {
    window.fake.refusal = null
  })
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog).toBeHidden()
  expect((await calls(page, 'add')).at(-1)).toEqual({
    urls: ['https://youtu.be/1', 'https://a.example/2.iso'],
    dir: '/srv/films',
  })
  await expect(row(page, '2.iso')).toBeVisible()
})

test('what is in the queue already is marked before it is added, and added again only if wanted', async ({
  page,
}) => {
  const debian = 'https://cdimage.debian.org/cdimage/weekly-builds/debian-testing-amd64-netinst.iso'
  await open(page, 'busy&still')
  const dialog = await paste(page, `${debian} https://a.example/new.iso https://nobody.example/x`)
  const preview = dialog.getByRole('region', { name: 'What will be added' })
  await expect(preview.getByRole('listitem')).toHaveCount(3)
  await expect(preview.getByRole('listitem').filter({ hasText: 'debian' })).toContainText(
    'Already in the queue',
  )
  await expect(preview.getByRole('listitem').last()).toContainText('No source')
  await expect(dialog).toContainText('1 download to add')
  await dialog.getByRole('button', { name: /Links already here/ }).click()
  await page.getByRole('option', { name: 'Add again (1)' }).click()
  await expect(dialog).toContainText('2 downloads to add')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect.poll(() => calls(page, 'add')).toEqual([{ urls: [debian, 'https://a.example/new.iso'] }])
})

test('2,000 links are taken in without keeping one waiting', async ({ page }) => {
  await open(page, 'busy&still')
  const links = Array.from({ length: 2_000 }, (_, n) => `https://a.example/file-${n}.zip`)
  const frames = await watchFrames(page)
  const dialog = await paste(page, links.join('\n'))
  await expect(dialog).toContainText('2,000 links found')
  await expect(dialog.getByRole('listitem').first()).toContainText('file-0.zip')
  const { longest } = await frames.stop()
  console.log(`2,000 links pasted: longest frame ${Math.round(longest)} ms`)
  // Room for a busy machine.
  expect(longest).toBeLessThan(600)
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog).toBeHidden()
})

test('rows in sight ask why they wait when their lane has changed', async ({ page }) => {
  await open(page, 'busy&still')
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
}) => {
  await open(page, 'failing&still')
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

test('the mouse gets a tip from an icon it rests on', async ({ page }) => {
  await open(page, 'failing&still')
  await page.getByRole('button', { name: 'Retry archive-part-03.zip' }).hover()
  await expect(page.getByRole('tooltip')).toHaveText('Retry')
  await page.mouse.move(600, 10)
  await expect(page.getByRole('tooltip')).toBeHidden()
})

test('filters and search narrow the list and say so when nothing is left', async ({ page }) => {
  await open(page, 'busy&still')
  await page.getByRole('radio', { name: 'Failed' }).click()
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '3')
  await page.getByRole('searchbox', { name: 'Search downloads' }).fill('nothing like it')
  await expect(page.getByRole('heading', { name: 'No download matches' })).toBeVisible()
  await page.getByRole('button', { name: 'Show all downloads' }).click()
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '22')
  await expect(page.getByRole('status', { name: 'Totals' })).toContainText('6 running')
})

test('cancelling all asks first', async ({ page }) => {
  await open(page, 'busy&still')
  await page.getByRole('button', { name: 'Cancel all' }).click()
  await page.getByRole('button', { name: 'Keep them' }).click()
  expect(await calls(page, 'cancelAllDownloads')).toEqual([])
  await page.getByRole('button', { name: 'Cancel all' }).click()
  await page.getByRole('button', { name: 'Cancel 14 downloads' }).click()
  await expect.poll(() => calls(page, 'cancelAllDownloads')).toEqual([{}])
})

test('a refusal is told, a lost connection stays in sight until it is back', async ({ page }) => {
  await open(page, 'busy&still')
  await page.evaluate(() => {
    window.fake.refusal = 'That cannot be paused.'
  })
  await page.getByRole('button', { name: 'Pause debian-testing-amd64-netinst.iso' }).click()
  await expect(page.getByRole('alert')).toHaveText('That cannot be paused.')
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

test('a chosen appearance overrides the system’s', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await open(page, 'busy&still')
  await page.getByRole('button', { name: 'Preferences' }).click()
  await page.getByRole('tab', { name: 'Appearance' }).click()
  await page.getByRole('button', { name: /Appearance/ }).click()
  await page.getByRole('option', { name: 'Dark' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(18, 25, 30)')
})

test('preferences are in sections, checked as they are typed, saved together, and a click from their defaults', async ({
  page,
}) => {
  await open(page, 'busy&still')
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

test('100,000 rows: the first at once, few in the page, the last one key away', async ({ page }) => {
  await open(page, 'many&still')
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '100001', { timeout: 20_000 })
  expect(await grid(page).getByRole('row').count()).toBeLessThan(40)
  await row(page, 'Item 000001').focus()
  await page.keyboard.press('End')
  await expect(row(page, 'Item 100000')).toBeFocused()
})

test('a lane finds its pace, keeps a budget, and goes back to its defaults', async ({ page }) => {
  await open(page, 'busy&still')
  const youtube = source(page, 'YouTube')
  await expect(youtube.getByRole('img', { name: '2 of 2 places taken' })).toBeVisible()
  await youtube.getByRole('button', { name: 'Settings of YouTube' }).click()
  await youtube.getByText('Find the pace by itself').click()
  const starts = youtube.getByRole('spinbutton', { name: 'Starts at most' })
  await starts.fill('0')
  await starts.press('Enter')
  await expect(youtube).toContainText('A budget allows at least 1 start.')
  await starts.fill('300')
  await starts.press('Enter')
  await expect
    .poll(() => calls(page, 'setLane'))
    .toEqual([
      { source: 'youtube', adaptive: true },
      { source: 'youtube', budget: { starts: 300, seconds: 3_600 } },
    ])
  await youtube.getByRole('button', { name: 'Back to the defaults' }).click()
  await expect.poll(() => calls(page, 'setPreferences')).toEqual([{ lanes: { youtube: null } }])
  await flushUntil(page, () => expect(starts).toHaveValue('', { timeout: 500 }))
})

test('a site gets limits of its own before anything comes from it', async ({ page }) => {
  await open(page, 'busy&still')
  await page.getByRole('button', { name: 'Settings of Web' }).click()
  await page.getByRole('button', { name: 'Limits for a site' }).click()
  await page.getByRole('textbox', { name: 'Site' }).fill('https://slow.example/files')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const site = source(page, 'slow.example')
  await flushUntil(page, () => expect(site).toBeVisible({ timeout: 500 }))
  await site.getByRole('button', { name: 'Settings of slow.example' }).click()
  await site.getByRole('spinbutton', { name: 'Concurrency' }).fill('1')
  await site.getByRole('spinbutton', { name: 'Concurrency' }).press('Enter')
  await expect
    .poll(() => calls(page, 'setLane'))
    .toEqual([
      { source: 'http', host: 'slow.example', concurrency: 4, delay: 0 },
      { source: 'http', host: 'slow.example', concurrency: 1 },
    ])
})

test('a source that is not set up says what to do', async ({ page }) => {
  await open(page, 'busy&still')
  await source(page, 'Tidal').getByText('Not set up').click()
  await expect(source(page, 'Tidal')).toContainText('pipx install streamrip')
})

test('when all will be through is said below the list, on each lane, and before links are added', async ({
  page,
}) => {
  await open(page, 'busy&still')
  await expect(page.getByRole('status', { name: 'Totals' })).toContainText(
    /Done about .+; YouTube takes longest/,
  )
  await expect(source(page, 'YouTube')).toContainText('done about')
  const dialog = await paste(page, Array.from({ length: 9 }, (_, n) => `https://a.example/${n}`).join('\n'))
  await expect(dialog).toContainText(/With these, all is done about .+; Web takes longest/)
  await expect(dialog).toContainText('A rough guess')
})
