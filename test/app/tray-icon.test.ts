import { expect, it, vi } from 'vitest'
import { TrayIcon } from '../../electron/app/tray-icon.ts'
import { app } from '../electron-standin/main/app.ts'
import { Menu } from '../electron-standin/main/menu.ts'
import { Tray } from '../electron-standin/main/tray.ts'
import { ManualClock } from '../helpers/manual-clock.ts'
import { makeStats } from './make-stats.ts'

vi.mock('electron', async () => ({
  ...(await import('../electron-standin/main/menu.ts')),
  ...(await import('../electron-standin/main/native-image.ts')),
  ...(await import('../electron-standin/main/tray.ts')),
}))

/** A tray icon, and what the desktop was told by it. */
function icon(platform: NodeJS.Platform = 'linux') {
  vi.restoreAllMocks()
  vi.spyOn(app, 'isReady').mockReturnValue(true)
  const toolTips: string[] = []
  const titles: string[] = []
  const menus: Menu[] = []
  let tray: Tray | undefined
  vi.spyOn(Tray.prototype, 'setToolTip').mockImplementation((text) => void toolTips.push(text))
  vi.spyOn(Tray.prototype, 'setTitle').mockImplementation((text) => void titles.push(text))
  vi.spyOn(Tray.prototype, 'setContextMenu').mockImplementation(function (this: Tray, menu: unknown) {
    tray = this
    if (menu instanceof Menu) menus.push(menu)
  })
  const clock = new ManualClock()
  const acts = { show: vi.fn(), pauseAll: vi.fn(), resumeAll: vi.fn(), quit: vi.fn() }
  const shown = new TrayIcon({ clock, ...acts }, platform)
  const items = () => menus.at(-1)?.items ?? []
  const item = (label: string) => items().find((each) => each.label === label)
  return { clock, acts, shown, toolTips, titles, menus, item, tray: () => tray }
}

it('shows a speed no more than once a second, and always the last', async () => {
  const { clock, shown, toolTips } = icon()
  for (let n = 1; n <= 25; n += 1) {
    shown.see(makeStats({ 'InProgress, Downloading': 1 }, n * 1_000_000))
    await clock.advance(100)
  }
  shown.see(makeStats({}))
  await clock.advance(1_000)
  expect(toolTips).toEqual([
    'Sluice',
    'Sluice: 1 downloading, 1.0 MB/s',
    'Sluice: 1 downloading, 10.0 MB/s',
    'Sluice: 1 downloading, 20.0 MB/s',
    'Sluice',
  ])
  expect(clock.pending).toBe(0)
})

it('its menu opens the window, pauses and resumes all, and quits', async () => {
  const { clock, shown, item, acts, menus } = icon()
  expect([item('Pause all')?.enabled, item('Resume all')?.enabled]).toEqual([false, false])
  shown.see(makeStats({ Initializing: 2 }))
  await clock.advance(1_000)
  expect([item('Pause all')?.enabled, item('Resume all')?.enabled]).toEqual([true, false])
  shown.see(makeStats({ Initializing: 1 }))
  await clock.advance(1_000)
  // Nothing that the menu shows is different.
  expect(menus).toHaveLength(2)
  for (const label of ['Open Sluice', 'Pause all', 'Resume all', 'Quit Sluice']) item(label)?.click()
  for (const act of Object.values(acts)) expect(act).toHaveBeenCalledOnce()
})

it('a click on it brings the window, where a click does not open its menu', () => {
  const elsewhere = icon('win32')
  elsewhere.tray()?.emit('click')
  expect(elsewhere.acts.show).toHaveBeenCalledOnce()
  const mac = icon('darwin')
  mac.tray()?.emit('click')
  expect(mac.acts.show).not.toHaveBeenCalled()
})

it('says the speed beside it while something runs', async () => {
  const { clock, shown, titles } = icon('darwin')
  shown.see(makeStats({ 'InProgress, Downloading': 2 }, 1_500_000))
  await clock.advance(1_000)
  shown.see(makeStats({}))
  await clock.advance(1_000)
  expect(titles).toEqual(['1.5 MB/s', ''])
})

it('goes from the desktop with the app', async () => {
  const { clock, shown, tray, toolTips } = icon()
  shown.see(makeStats({ Initializing: 1 }))
  shown.close()
  await clock.advance(2_000)
  expect(tray()?.isDestroyed()).toBe(true)
  expect(toolTips).toEqual(['Sluice'])
})
