import { expect, type Page } from '@playwright/test'
import { watchFrames } from './frames.ts'
import { calls, row, source, test } from './window-on-fake.ts'

// Links that are pasted, in a real browser, on a fake engine.

async function paste(page: Page, text: string, html = '') {
  await page.evaluate(
    ([text = '', html = '']) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      if (html) clipboardData.setData('text/html', html)
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      )
    },
    [text, html],
  )
  return page.getByRole('dialog', { name: 'Add downloads' })
}

test('links pasted anywhere are offered, counted by source, and added together', async ({ page, open }) => {
  await open('empty')
  const dialog = await paste(
    page,
    'See https://youtu.be/1, https://a.example/2.iso.\nhttps://a.example/2.iso',
  )
  await expect(dialog).toContainText('2 links found')
  await expect(dialog).toContainText('YouTube 1')
  await dialog.getByRole('textbox', { name: 'Folder' }).fill('/srv/films')
  await page.evaluate(() => {
    window.fake.refusal = { code: 'not-absolute', values: { folder: '/srv/films' } }
  })
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog.getByRole('alert')).toHaveText('“/srv/films” is not an absolute folder.')
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

test('the button that adds links stays in its place while it is found out about them', async ({
  page,
  open,
}) => {
  await open('busy&still')
  await page.evaluate(() => {
    const { fake } = window
    const answer = fake.call.bind(fake)
    const held = new Promise((letGo) => Object.assign(window, { letGo }))
    fake.call = async (name, params) => {
      if (name === 'matchLinks') await held
      return answer(name, params)
    }
  })
  const dialog = await paste(page, 'https://a.example/1.iso https://youtu.be/2')
  const add = dialog.getByRole('button', { name: 'Add', exact: true })
  const lines = dialog.getByRole('region', { name: 'What will be added' }).getByRole('listitem')
  // Within its form: that is still opening.
  const top = () =>
    add.evaluate((button: HTMLElement) => button.offsetTop - (button.closest('form')?.offsetTop ?? 0))
  await expect(add).toBeEnabled()
  await expect(lines).toHaveText(['https://a.example/1.iso', 'https://youtu.be/2'])
  const before = await top()
  await page.evaluate(() => Reflect.get(window, 'letGo')())
  await expect(lines.first()).toHaveText(/^1\.iso/)
  await expect(dialog).toContainText('With these, all is done about')
  expect(await top()).toBe(before)
})

test('what is in the queue already is marked before it is added, and added again only if wanted', async ({
  page,
  open,
}) => {
  const debian = 'https://mirror.example/cdimage/weekly-builds/debian-testing-amd64-netinst.iso'
  await open('busy&still')
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

test('who else could take a link is said, if it is set up, and may be chosen', async ({ page, open }) => {
  await open('busy&still')
  const dialog = await paste(page, 'https://several.example/track/1 https://a.example/2.iso')
  const rows = dialog.getByRole('region', { name: 'What will be added' }).getByRole('listitem')
  await expect(rows.first()).toContainText('Web or Deezer')
  await expect(rows.first()).not.toContainText('Tidal')
  await expect(rows.last()).not.toContainText(' or ')
  await dialog.getByRole('button', { name: /Source/ }).click()
  await page.getByRole('option', { name: 'Deezer' }).click()
  await expect(rows.first()).toContainText('Deezer')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect.poll(async () => (await calls(page, 'add')).at(-1)).toMatchObject({ source: 'deezer' })
})

test('2,000 links are taken in without keeping one waiting', async ({ page, open }) => {
  await open('busy&still')
  const links = Array.from({ length: 2_000 }, (_, n) => `https://a.example/file-${n}.zip`)
  const frames = await watchFrames(page)
  const dialog = await paste(page, links.join('\n'))
  await expect(dialog).toContainText('2,000 links found')
  await expect(dialog.getByRole('listitem').first()).toContainText('file-0.zip')
  const { longest } = await frames.stop()
  console.log(`2,000 links pasted: longest frame ${Math.round(longest)} ms`)
  // Room for a busy machine.
  expect(longest).toBeLessThan(1_000)
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog).toBeHidden()
})

test('when all will be through is said below the list, on each lane, and before links are added', async ({
  page,
  open,
}) => {
  await open('busy&still')
  await expect(page.getByRole('status', { name: 'Totals' })).toContainText(
    /Done about .+; YouTube takes longest/,
  )
  await expect(source(page, 'YouTube')).toContainText('done about')
  const dialog = await paste(page, Array.from({ length: 9 }, (_, n) => `https://a.example/${n}`).join('\n'))
  await expect(dialog).toContainText(/With these, all is done about .+; Web takes longest/)
  await expect(dialog).toContainText('A rough guess')
})

test('titles beside links become their names, unless that is not wanted', async ({ page, open }) => {
  await open('empty')
  const text = 'A Quiet Film – https://a.example/1.mkv\nhttps://a.example/2.mkv'
  const dialog = await paste(page, text)
  const preview = dialog.getByRole('region', { name: 'What will be added' })
  await expect(preview.getByRole('listitem').first()).toContainText('A Quiet Film')
  await expect(preview.getByRole('listitem').first()).toContainText('1.mkv')
  const named = dialog.getByRole('switch', { name: 'Take the name the text has for a link' })
  await named.press('Space')
  await expect(preview.getByRole('listitem').first()).not.toContainText('A Quiet Film')
  await named.press('Space')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect
    .poll(() => calls(page, 'add'))
    .toEqual([
      {
        urls: ['https://a.example/1.mkv', 'https://a.example/2.mkv'],
        titles: { 'https://a.example/1.mkv': 'A Quiet Film' },
      },
    ])
  await expect(row(page, 'A Quiet Film')).toBeVisible()
})

test('links of a page that was copied are found behind its text, and nothing of it is run or fetched', async ({
  page,
  open,
}) => {
  await open('empty')
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const html =
    '<ul><li><a href="https://a.example/1.mkv?a=1&amp;b=2">A Quiet Film</a><li><img src="https://spy.example/x.png" onerror="window.ran = true"><a href="javascript:window.ran = true">No</a></ul>'
  const dialog = await paste(page, 'A Quiet Film', html)
  await expect(dialog.getByRole('textbox', { name: 'Links' })).toHaveValue(
    'A Quiet Film – https://a.example/1.mkv?a=1&b=2',
  )
  await expect(dialog.getByRole('listitem').first()).toContainText('A Quiet Film')
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
  expect(asked.filter((url) => url.includes('spy'))).toEqual([])
})
