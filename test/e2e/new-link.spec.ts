import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { answers, byPath, faultServer, inTurn, servesRanges } from '../helpers/fault-server.ts'
import { addLinks, row } from './add-links.ts'
import { temporarySluice } from './running-sluice.ts'

const SIZE = 3_000_000

test('a download whose link has expired goes on from its bytes with a new one', async ({ page }) => {
  const body = randomBytes(SIZE)
  const expired = inTurn(servesRanges(body, { resetAfter: 2_000_000 }), answers(403))
  await using server = await faultServer(
    byPath({ '/film.bin?sig=old': expired, '/film.bin?sig=new': servesRanges(body) }),
  )
  await using sluice = await temporarySluice({ lanes: { http: { concurrency: 1 } } })
  await page.goto(sluice.address)
  await addLinks(page, [`${server.url}/film.bin?sig=old`])
  await expect(row(page, 'film.bin')).toContainText('403', { timeout: 15_000 })

  await row(page, 'film.bin').dblclick()
  const details = page.getByRole('region', { name: 'Details of film.bin' })
  // What was on its way when the server broke off is lost now and then.
  await expect(details).toContainText(/[1-9][\d.]* [kM]B of 3\.0 MB/)
  await details.getByRole('button', { name: 'New link…' }).click()
  const dialog = page.getByRole('dialog', { name: 'New link' })
  const link = dialog.getByRole('textbox', { name: 'Link' })
  await link.fill('ftp://no')
  await expect(dialog).toContainText('Enter one link.')
  await expect(dialog.getByRole('button', { name: 'Go on' })).toBeDisabled()
  await link.fill(`${server.url}/film.bin?sig=new`)
  await dialog.getByRole('button', { name: 'Go on' }).click()

  await expect(row(page, 'film.bin')).toContainText('Completed')
  expect((await readFile(join(sluice.downloads, 'film.bin'))).equals(body)).toBe(true)
  const fetched = server.requests
    .filter(({ path }) => path.endsWith('new'))
    .map(({ headers }) => headers.range)
  expect(fetched.every((range) => range !== undefined && range !== 'bytes=0-')).toBe(true)
})
