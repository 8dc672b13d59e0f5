import { type ElectronApplication, expect, test } from '@playwright/test'
import { tempFolder } from '../helpers/temp-folder.ts'
import { startDesktop } from './desktop-sluice.ts'
import { clickTray, watchTray } from './tray-menu.ts'

const menuLabels = (app: ElectronApplication) =>
  app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? [])

test('menu and tray speak another language as soon as it is preferred', async () => {
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path, { language: 'en' })
  const { app, page } = sluice
  await watchTray(app)
  await expect
    .poll(() => menuLabels(app))
    .toEqual(expect.arrayContaining(['File', 'Edit', 'View', 'Window', 'Help']))
  const prefer = (language: string) =>
    page.evaluate((language) => Reflect.get(window, 'sluice').call('setPreferences', { language }), language)
  await prefer('de')
  await expect
    .poll(() => menuLabels(app))
    .toEqual(expect.arrayContaining(['Datei', 'Bearbeiten', 'Ansicht', 'Fenster', 'Hilfe']))
  await expect.poll(() => clickTray(app, 'Alle anhalten')).toBe(true)
  await expect(
    page.getByRole('grid', { name: 'Downloads' }).or(page.getByText('Noch nichts da')),
  ).toBeVisible()
  await prefer('ja')
  await expect.poll(() => menuLabels(app)).toEqual(expect.arrayContaining(['ファイル', '編集', 'ヘルプ']))
  await expect.poll(() => clickTray(app, 'すべて一時停止')).toBe(true)
})

test('a start speaks as was preferred before', async () => {
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path, { language: 'fr' })
  await expect
    .poll(() => menuLabels(sluice.app))
    .toEqual(expect.arrayContaining(['Fichier', 'Édition', 'Aide']))
})
