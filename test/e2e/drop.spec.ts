import { expect, type Page, test } from '@playwright/test'
import { temporarySluice } from './running-sluice.ts'

/** Lets something fall on the window, as a person does who drags it there. */
async function drop(page: Page, what: { text?: string; files?: Record<string, string> }): Promise<void> {
  const dataTransfer = await page.evaluateHandle(({ text, files = {} }) => {
    const data = new DataTransfer()
    if (text !== undefined) data.setData('text/plain', text)
    for (const [name, content] of Object.entries(files)) data.items.add(new File([content], name))
    return data
  }, what)
  await page.dispatchEvent('body', 'dragover', { dataTransfer })
  await expect(page.getByText('Drop links to add them')).toBeVisible()
  await page.dispatchEvent('body', 'drop', { dataTransfer })
}

test('links, and files with links, that are dropped on the window are shown in the dialog that adds them', async ({
  page,
}) => {
  await using sluice = await temporarySluice()
  await page.goto(sluice.address)
  await page.getByRole('button', { name: 'Add downloads' }).first().waitFor()
  const links = page.getByRole('dialog').getByRole('textbox', { name: 'Links' })
  await drop(page, { text: 'http://127.0.0.1:9/dragged' })
  await expect(links).toHaveValue(/127\.0\.0\.1:9\/dragged/)
  await page.keyboard.press('Escape')
  await drop(page, {
    files: { 'list.urls': 'http://127.0.0.1:9/one', 'notes.txt': 'and http://127.0.0.1:9/two.' },
  })
  await expect(links).toHaveValue(/9\/one\s+and http:\/\/127\.0\.0\.1:9\/two/)
  await page.keyboard.press('Escape')
  await drop(page, { files: { 'film.mkv': 'moving pictures' } })
  await expect(
    page.getByRole('status').filter({ hasText: 'No links found in what was dropped' }),
  ).toBeVisible()
  await expect(page.getByRole('dialog')).toBeHidden()
  expect(await sluice.call('getAllDownloads', {})).toMatchObject({ total: 0 })
})
