import { expect, it, vi } from 'vitest'
import { Activity } from '../../electron/app/activity.ts'
import type { Ended } from '../../electron/app/announcement.ts'
import { setMenu } from '../../electron/app/menu.ts'
import type { RecordState } from '../../shared/record.ts'
import type { Stats } from '../../shared/stats.ts'
import { Menu } from '../electron-standin/main/menu.ts'
import { powerSaveBlocker } from '../electron-standin/main/power-save-blocker.ts'
import { completed, makeSaved } from '../helpers/make-saved.ts'
import { makeStats } from './make-stats.ts'

vi.mock('electron', async () => ({
  ...(await import('../electron-standin/main/menu.ts')),
  ...(await import('../electron-standin/main/power-save-blocker.ts')),
}))

const stats = (active: number, counts: Partial<Record<RecordState, number>>): Stats =>
  makeStats({ 'InProgress, Downloading': active, ...counts })

/** An activity, and what the desktop was told of it. */
function desktop() {
  const [start, stop] = [vi.spyOn(powerSaveBlocker, 'start'), vi.spyOn(powerSaveBlocker, 'stop')]
  for (const spy of [start, stop]) spy.mockClear()
  const bars: number[] = []
  const ended: Ended[] = []
  const window = { setProgressBar: (share: number) => void bars.push(share) }
  const activity = new Activity({ window: () => window, onEnded: (each) => void ended.push(each) })
  return { activity, bars, ended, start, stop }
}

it('the computer stays awake while a download runs, and only then', () => {
  const { activity, start, stop } = desktop()
  activity.see(stats(0, { Initializing: 2 }))
  expect(start).not.toHaveBeenCalled()
  activity.see(stats(1, { Initializing: 1 }))
  activity.see(stats(2, {}))
  expect(start).toHaveBeenCalledExactlyOnceWith('prevent-app-suspension')
  const id = start.mock.results[0]?.value
  expect(powerSaveBlocker.isStarted(id)).toBe(true)
  activity.see(stats(0, { 'Completed, Succeeded': 2 }))
  expect(stop).toHaveBeenCalledExactlyOnceWith(id)
  expect(powerSaveBlocker.isStarted(id)).toBe(false)
  activity.see(stats(1, { 'Completed, Succeeded': 2 }))
  activity.close()
  expect(start.mock.results.map(({ value }) => powerSaveBlocker.isStarted(value))).toEqual([false, false])
})

it('the taskbar shows how many of the downloads since the last pause in the work have ended', () => {
  const { activity, bars } = desktop()
  activity.see(stats(0, { 'Completed, Succeeded': 50, Errored: 3 }))
  activity.see(stats(2, { Initializing: 2, 'Completed, Succeeded': 50, Errored: 3 }))
  activity.see(stats(2, { Initializing: 1, 'Completed, Succeeded': 51, Errored: 3 }))
  activity.see(stats(1, { 'Completed, Succeeded': 52, Errored: 4 }))
  activity.see(stats(0, { 'Completed, Succeeded': 53, Errored: 4 }))
  activity.see(stats(0, { 'Completed, Succeeded': 53, Errored: 4 }))
  expect(bars).toEqual([0, 0.25, 0.75, -1])
})

it('what came of all that was queued together is said once, at its end', () => {
  const { activity, ended } = desktop()
  activity.see(stats(1, { Initializing: 2, 'Completed, Succeeded': 7 }))
  activity.see(stats(1, { Initializing: 1, 'Completed, Succeeded': 8 }))
  activity.see(stats(0, { 'Completed, Succeeded': 9, Errored: 1 }))
  activity.see(stats(0, { 'Completed, Succeeded': 9, Errored: 1 }))
  expect(ended).toEqual([{ completed: 2, failed: 1, last: null }])
})

it('the last that ended is named, and never one of an earlier time', () => {
  const { activity, ended } = desktop()
  const film = { ...completed(makeSaved()).record, waiting: null }
  const other = { ...makeSaved().record, waiting: null }
  activity.see(stats(1, {}))
  activity.seeRecords([film, other])
  activity.seeRecords([other])
  activity.see(stats(0, { 'Completed, Succeeded': 1 }))
  activity.see(stats(1, { 'Completed, Succeeded': 1 }))
  activity.see(stats(0, { 'Completed, Succeeded': 2 }))
  expect(ended.map(({ last }) => last)).toEqual([film, null])
})

it.each(['darwin', 'linux', 'win32'] as const)(
  'the menu on %s offers no reload and no developer tools',
  (platform) => {
    setMenu({ isAutomatic: true, setAutomatic: () => undefined, checkNow: () => undefined }, platform)
    const menu = Menu.getApplicationMenu()
    const roles = (items: Menu['items'] = []): unknown[] =>
      items.flatMap(({ role, submenu }) => [role, ...roles(submenu?.items)])
    expect(roles(menu?.items)).toEqual(
      expect.arrayContaining(['fileMenu', 'editMenu', 'zoomIn', 'windowMenu']),
    )
    for (const role of ['viewMenu', 'reload', 'forceReload', 'toggleDevTools', 'help']) {
      expect(roles(menu?.items)).not.toContain(role)
    }
  },
)

it('the menu looks for updates, and says and sets whether that happens by itself', () => {
  const [setAutomatic, checkNow] = [vi.fn(), vi.fn()]
  setMenu({ isAutomatic: false, setAutomatic, checkNow })
  const item = (id: string) => Menu.getApplicationMenu()?.getMenuItemById(id)
  item('check-for-updates')?.click()
  expect(checkNow).toHaveBeenCalledOnce()
  expect(item('updates-automatic')).toMatchObject({ type: 'checkbox', checked: false })
  setMenu({ isAutomatic: true, setAutomatic, checkNow })
  expect(item('updates-automatic')?.checked).toBe(true)
  item('updates-automatic')?.click()
  expect(setAutomatic).toHaveBeenCalledExactlyOnceWith(true)
})
