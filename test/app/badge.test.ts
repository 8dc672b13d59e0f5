import { expect, it, vi } from 'vitest'
import { Badge } from '../../electron/app/badge.ts'
import { app } from '../electron-standin/main/app.ts'
import { makeStats } from './make-stats.ts'

vi.mock('electron', () => import('../electron-standin/main/app.ts'))

function badge() {
  const counts: (number | undefined)[] = []
  vi.spyOn(app, 'setBadgeCount').mockImplementation((count) => counts.push(count) > 0)
  const window = { isFocused: vi.fn(() => false) }
  return { badge: new Badge(() => window), counts, window }
}

it('counts what failed since the person last looked', () => {
  const { badge: shown, counts, window } = badge()
  shown.see(makeStats({ Errored: 5 }))
  shown.see(makeStats({ Errored: 6 }))
  shown.see(makeStats({ Errored: 8 }))
  shown.see(makeStats({ Errored: 8, Initializing: 3 }))
  app.emit('browser-window-focus')
  window.isFocused.mockReturnValue(true)
  shown.see(makeStats({ Errored: 9 }))
  window.isFocused.mockReturnValue(false)
  shown.see(makeStats({ Errored: 9 }))
  shown.see(makeStats({ Errored: 10 }))
  expect(counts).toEqual([1, 3, 0, 1])
  shown.close()
  expect(counts.at(-1)).toBe(0)
})

it('one that is retried and fails again counts again', () => {
  const { badge: shown, counts } = badge()
  shown.see(makeStats({ Errored: 2 }))
  shown.see(makeStats({ Errored: 1, Initializing: 1 }))
  shown.see(makeStats({ Errored: 2 }))
  expect(counts).toEqual([1])
  shown.close()
})
