import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { startNginx } from '../helpers/nginx.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { row } from './add-links.ts'
import { builtWith, startDesktop } from './desktop-sluice.ts'
import { makeFile } from './files.ts'

// Links that others hand to the app. Whoever does may mean harm: nothing begins before a person has said so.

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Add downloads' })
const linksOf = (page: Page) => dialogOf(page).getByRole('textbox', { name: 'Links' })

test('a start by a link of ours shows it and fetches nothing until a person says so', async () => {
  await using nginx = await startNginx()
  await makeFile(nginx.root, 'wanted.bin', 1_000)
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path, {}, builtWith(`sluice:${nginx.url}/wanted.bin`))
  const { page } = sluice
  await expect(linksOf(page)).toHaveValue(`${nginx.url}/wanted.bin`)
  expect(await nginx.requests()).toEqual([])
  expect(await sluice.children()).toEqual([])
  await dialogOf(page).getByRole('button', { name: 'Add', exact: true }).click()
  await expect(row(page, 'wanted.bin')).toContainText('Completed')
})

test('a second start hands its links and lists to the first and ends', async () => {
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path)
  const { page } = sluice
  const list = join(folder.path, 'my list.urls')
  await writeFile(list, 'From a file: http://127.0.0.1:9/from-file\n')
  const given = [
    'http://127.0.0.1:9/plain',
    'sluice:http://127.0.0.1:9/scheme',
    'sluice://add?url=http%3A%2F%2F127.0.0.1%3A9%2Fquery',
    list,
  ]
  expect(await sluice.startAgain(given)).toBe(0)
  await expect(linksOf(page)).toHaveValue(
    ['plain', 'scheme', 'query', 'from-file'].map((name) => `http://127.0.0.1:9/${name}`).join('\n'),
  )
  // More that comes meanwhile waits for its turn, and what was declined is not asked again.
  expect(await sluice.startAgain(['http://127.0.0.1:9/later'])).toBe(0)
  await dialogOf(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(linksOf(page)).toHaveValue('http://127.0.0.1:9/later')
  await dialogOf(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(dialogOf(page)).toBeHidden()
  expect(sluice.app.windows()).toHaveLength(1)
})

test('macOS hands links and lists over by events, also to an app without a window', async () => {
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path, { closeToTray: true })
  const { app } = sluice
  const list = join(folder.path, 'list.txt')
  await writeFile(list, 'http://127.0.0.1:9/listed')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await expect.poll(() => app.windows().length).toBe(0)
  const [page] = await Promise.all([app.waitForEvent('window'), hand(app, 'open-url', ours)])
  await expect(linksOf(page)).toHaveValue('http://127.0.0.1:9/opened')
  await dialogOf(page).getByRole('button', { name: 'Cancel' }).click()
  await hand(app, 'open-url', 'sluice:file:///etc/passwd')
  await hand(app, 'open-file', list)
  await expect(linksOf(page)).toHaveValue('http://127.0.0.1:9/listed')
})

const ours = 'sluice:http://127.0.0.1:9/opened'

/** As macOS does. */
const hand = (app: ElectronApplication, event: string, what: string) =>
  app.evaluate(
    ({ app }, args) =>
      void Reflect.apply(app.emit, app, [args[0], { preventDefault: () => undefined }, args[1]]),
    [event, what],
  )

test('hostile links and files come to nothing', async () => {
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path)
  const { app, page } = sluice
  await app.evaluate(({ dialog }) => {
    const said: unknown[] = []
    Object.assign(globalThis, { said })
    dialog.showMessageBox = async (...args: unknown[]) => {
      said.push(args.at(-1))
      return { response: 0, checkboxChecked: false }
    }
  })
  const film = join(folder.path, 'film.txt')
  await writeFile(film, Buffer.alloc(4_100_000, 'a'))
  const hostile = [
    'sluice:file:///etc/passwd',
    'sluice:javascript:alert(1)',
    'sluice://add?url=file:///etc/passwd&url=javascript:alert(1)&url=smb://attacker.test/share',
    'sluice:sluice:http://127.0.0.1:9/',
    'file:///etc/passwd',
    '/etc/passwd',
    film,
  ]
  expect(await sluice.startAgain(hostile)).toBe(0)
  await expect
    .poll(() => app.evaluate(() => Reflect.get(globalThis, 'said')))
    .toEqual([expect.objectContaining({ message: '“film.txt” could not be read' })])
  await expect(dialogOf(page)).toBeHidden()
  const answer = await page.evaluate(() => Reflect.get(window, 'sluice').call('takeOffered', {}))
  expect(answer).toEqual({ ok: true, value: [] })
})
