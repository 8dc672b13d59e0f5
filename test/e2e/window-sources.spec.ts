import { expect } from '@playwright/test'
import { calls, flushUntil, source, test } from './window-on-fake.ts'

// Limits of sources and of sites, in a real browser, on a fake engine.

test('a limit is checked as it is typed, saved on Enter and on leaving, and put back on Escape', async ({
  page,
  open,
}) => {
  await open('busy&still')
  const concurrency = source(page, 'YouTube').getByRole('spinbutton', { name: 'Concurrency' })
  const delay = source(page, 'YouTube').getByRole('spinbutton', { name: 'Delay (seconds)' })
  await concurrency.fill('99')
  await concurrency.press('Enter')
  await expect(source(page, 'YouTube')).toContainText('Enter 64 or less.')
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

test('a lane finds its pace, keeps a budget, and goes back to its defaults', async ({ page, open }) => {
  await open('busy&still')
  const youtube = source(page, 'YouTube')
  await expect(youtube.getByRole('img', { name: '2 of 2 places taken' })).toBeVisible()
  await youtube.getByRole('button', { name: 'Settings of YouTube' }).click()
  await youtube.getByText('Find the pace by itself').click()
  const starts = youtube.getByRole('spinbutton', { name: 'Starts at most' })
  await starts.fill('0')
  await starts.press('Enter')
  await expect(youtube).toContainText('Enter 1 or more.')
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

test('a site gets limits of its own before anything comes from it', async ({ page, open }) => {
  await open('busy&still')
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

test('a site goes on alone while the whole web is paused', async ({ page, open }) => {
  await open('busy&still')
  await source(page, 'Web').getByRole('button', { name: 'Pause Web' }).click()
  const site = source(page, 'mirror.example')
  const resume = site.getByRole('button', { name: 'Resume mirror.example only' })
  await flushUntil(page, () => expect(resume).toBeVisible({ timeout: 500 }))
  await resume.click()
  await expect(site.getByRole('button', { name: 'Pause mirror.example' })).toBeVisible()
  await expect(source(page, 'Web')).toContainText('Paused')
  await expect
    .poll(() => calls(page, 'setLane'))
    .toEqual([
      { source: 'http', paused: true },
      { source: 'http', host: 'mirror.example', paused: false },
    ])
})

test('a source that is not set up says what to do', async ({ page, open }) => {
  await open('busy&still')
  await source(page, 'Tidal').getByText('Not set up').click()
  await expect(source(page, 'Tidal')).toContainText('pip install streamrip')
})
