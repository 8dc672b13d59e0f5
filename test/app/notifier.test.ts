import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { identify } from '../../electron/app/identity.ts'
import { Notifier } from '../../electron/app/notifier.ts'
import { Preferences } from '../../shared/preferences.ts'
import { app } from '../electron-standin/main/app.ts'
import { Notification } from '../electron-standin/main/notification.ts'
import { shell } from '../electron-standin/main/shell.ts'
import { ManualClock } from '../helpers/manual-clock.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

vi.mock('electron', async () => ({
  ...(await import('../electron-standin/main/app.ts')),
  ...(await import('../electron-standin/main/notification.ts')),
  ...(await import('../electron-standin/main/shell.ts')),
}))

function notifier({ isFocused = false, preferences = {} } = {}) {
  const told: Notification[] = []
  vi.spyOn(Notification.prototype, 'show').mockImplementation(function (this: Notification) {
    told.push(this)
  })
  const reveal = vi.spyOn(shell, 'showItemInFolder')
  reveal.mockClear()
  const show = vi.fn()
  const parts = {
    clock: new ManualClock(new Date('2026-03-10T23:00:00').getTime()),
    preferences: () => Preferences.parse(preferences),
    window: () => ({ isFocused: () => isFocused }),
    show,
  }
  return { notifier: new Notifier(parts), told, reveal, show }
}

const ended = (filePath: string) => ({
  completed: 1,
  failed: 0,
  last: { state: 'Completed, Succeeded' as const, displayName: 'film.mkv', filePath, error: null },
})

it('a click shows the file where it is, and the window where it is no more', async () => {
  await using folder = await tempFolder()
  const file = join(folder.path, 'film.mkv')
  await writeFile(file, 'moving pictures')
  const { notifier: one, told, reveal, show } = notifier()
  one.tell(ended(file))
  expect(told.map(({ title, body }) => [title, body])).toEqual([['Download finished', 'film.mkv']])
  told[0]?.emit('click')
  expect(reveal.mock.calls).toEqual([[file]])
  expect(show).not.toHaveBeenCalled()
  one.tell(ended(join(folder.path, 'moved.mkv')))
  told[1]?.emit('click')
  expect(reveal).toHaveBeenCalledOnce()
  expect(show).toHaveBeenCalledOnce()
})

it('a click on a word about many brings the window', () => {
  const { notifier: one, told, show } = notifier()
  one.tell({ completed: 3, failed: 0, last: null })
  told[0]?.emit('click')
  expect(show).toHaveBeenCalledOnce()
})

it.each([
  ['looks at the window', { isFocused: true }],
  ['wants to hear none', { preferences: { notifications: false } }],
  ['sleeps', { preferences: { quietHours: { from: '22:00', to: '07:00' } } }],
])('nothing is told to somebody who %s', (_who, options) => {
  const { notifier: one, told } = notifier(options)
  one.tell(ended('/film.mkv'))
  expect(told).toEqual([])
})

it('Windows learns whose notifications they are', () => {
  const set = vi.spyOn(app, 'setAppUserModelId')
  identify('linux')
  expect(set).not.toHaveBeenCalled()
  identify('win32')
  expect(set).toHaveBeenCalledExactlyOnceWith('app.sluice.Sluice')
})
