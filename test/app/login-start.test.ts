import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { autostartEntry } from '../../electron/app/autostart-entry.ts'
import { refreshLoginStart, startAtLogin, wasStartedAtLogin } from '../../electron/app/login-start.ts'
import { namesIn } from '../e2e/files.ts'
import { app } from '../electron-standin/main/app.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

vi.mock('electron', () => import('../electron-standin/main/app.ts'))
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

it('on Windows and macOS the system starts it, and tells so', () => {
  vi.spyOn(app, 'getAppPath').mockReturnValue('C:\\My apps\\sluice')
  const set = vi.spyOn(app, 'setLoginItemSettings')
  startAtLogin(true, 'win32')
  startAtLogin(false, 'darwin')
  app.isPackaged = true
  startAtLogin(true, 'win32')
  app.isPackaged = false
  expect(set.mock.calls.map(([settings]) => settings)).toEqual([
    { openAtLogin: true, args: ['"C:\\My apps\\sluice"', '--at-login'] },
    { openAtLogin: false, args: ['"C:\\My apps\\sluice"', '--at-login'] },
    { openAtLogin: true, args: ['--at-login'] },
  ])
})

it('on Linux a file of the desktop starts it, as long as it is wanted', async () => {
  await using folder = await tempFolder()
  vi.stubEnv('XDG_CONFIG_HOME', folder.path)
  vi.stubEnv('APPIMAGE', '/home/ada/Apps/Sluice 1.0.AppImage')
  vi.spyOn(app, 'getAppPath').mockReturnValue('/opt/sluice')
  const file = join(folder.path, 'autostart/sluice.desktop')
  startAtLogin(true, 'linux')
  expect(readFileSync(file, 'utf8')).toContain(
    '\nExec="/home/ada/Apps/Sluice 1.0.AppImage" "/opt/sluice" "--at-login"\n',
  )
  startAtLogin(false, 'linux')
  expect(await namesIn(join(folder.path, 'autostart'))).toEqual([])
  // Twice is as good as once.
  startAtLogin(false, 'linux')
})

it('the file is made true again where it is, and not brought back', async () => {
  await using folder = await tempFolder()
  vi.stubEnv('XDG_CONFIG_HOME', folder.path)
  vi.stubEnv('APPIMAGE', '/new/place')
  refreshLoginStart('linux')
  expect(await namesIn(folder.path)).toEqual([])
  await mkdir(join(folder.path, 'autostart'))
  await writeFile(join(folder.path, 'autostart/sluice.desktop'), 'Exec="/old/place"')
  refreshLoginStart('linux')
  expect(readFileSync(join(folder.path, 'autostart/sluice.desktop'), 'utf8')).toContain('"/new/place"')
})

it.each([
  // From the Desktop Entry Specification: four backslashes for one, `\\$` for a dollar sign.
  ['a\\b', '"a\\\\\\\\b"'],
  ['a$b', '"a\\\\$b"'],
  ['say "x"', '"say \\\\"x\\\\""'],
  ['`id`', '"\\\\`id\\\\`"'],
  ['50%', '"50%%"'],
  ['a\nExec=evil', '"a\\nExec=evil"'],
])('a path with %j is written so that it is read as it is', (path, written) => {
  const lines = autostartEntry('Sluice', [path, '--at-login']).split('\n')
  expect(lines.filter((line) => line.startsWith('Exec='))).toEqual([`Exec=${written} "--at-login"`])
})

it('knows whether it was the system that started it', () => {
  expect(wasStartedAtLogin(['sluice'], 'linux')).toBe(false)
  expect(wasStartedAtLogin(['sluice', '--at-login'], 'win32')).toBe(true)
  expect(wasStartedAtLogin(['sluice'], 'darwin')).toBe(false)
  const settings = app.getLoginItemSettings()
  vi.spyOn(app, 'getLoginItemSettings').mockReturnValue({ ...settings, wasOpenedAtLogin: true })
  expect(wasStartedAtLogin(['sluice'], 'darwin')).toBe(true)
})
