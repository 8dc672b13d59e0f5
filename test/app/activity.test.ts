import { expect, it, vi } from 'vitest'
import { Activity } from '../../electron/app/activity.ts'
import { setMenu } from '../../electron/app/menu.ts'
import type { RecordState } from '../../shared/record.ts'
import type { Stats } from '../../shared/stats.ts'
import { Menu } from '../electron-standin/main/menu.ts'
import { Notification } from '../electron-standin/main/notification.ts'
import { powerSaveBlocker } from '../electron-standin/main/power-save-blocker.ts'
import { makeStats } from './make-stats.ts'

vi.mock('electron', async () => ({
  ...(await import('../electron-standin/main/menu.ts')),
  ...(await import('../electron-standin/main/notification.ts')),
  ...(await import('../electron-standin/main/power-save-blocker.ts')),
}))

const stats = (active: number, counts: Partial<Record<RecordState, number>>): Stats =>
  makeStats({ 'InProgress, Downloading': active, ...counts })

/** An activity, and what the desktop was told of it. */
function desktop({ isFocused = false } = {}) {
  const [start, stop] = [vi.spyOn(powerSaveBlocker, 'start'), vi.spyOn(powerSaveBlocker, 'stop')]
  for (const spy of [start, stop]) spy.mockClear()
  const bars: number[] = []
  const told: Notification[] = []
  vi.spyOn(Notification.prototype, 'show').mockImplementation(function (this: Notification) {
    told.push(this)
  })
  const show = vi.fn()
  const window = { isFocused: () => isFocused, setProgressBar: (share: number) => void bars.push(share) }
  return { activity: new Activity({ window: () => window, show }), bars, told, show, start, stop }
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

it('all that was queued together is told of once, at its end, and a click brings the window', () => {
  const { activity, told, show } = desktop()
  activity.see(stats(1, { Initializing: 2, 'Completed, Succeeded': 7 }))
  activity.see(stats(1, { Initializing: 1, 'Completed, Succeeded': 8 }))
  activity.see(stats(0, { 'Completed, Succeeded': 9, Errored: 1 }))
  activity.see(stats(0, { 'Completed, Succeeded': 9, Errored: 1 }))
  expect(told.map(({ title, body }) => [title, body])).toEqual([['Downloads ended', '2 completed, 1 failed']])
  told[0]?.emit('click')
  expect(show).toHaveBeenCalledOnce()
})

it('nothing is told to somebody who looks at the window, nor of downloads that were only cancelled', () => {
  const looking = desktop({ isFocused: true })
  looking.activity.see(stats(1, {}))
  looking.activity.see(stats(0, { 'Completed, Succeeded': 1 }))
  expect(looking.told).toEqual([])
  const elsewhere = desktop()
  elsewhere.activity.see(stats(1, {}))
  elsewhere.activity.see(stats(0, { Cancelled: 1 }))
  expect(elsewhere.told).toEqual([])
})

it.each(['darwin', 'linux', 'win32'] as const)(
  'the menu on %s offers no reload and no developer tools',
  (platform) => {
    setMenu(platform)
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
