import { describe, expect, it } from 'vitest'
import { announcementOf, isQuiet } from '../../electron/app/announcement.ts'
import { Preferences } from '../../shared/preferences.ts'

const film = {
  displayName: 'film.mkv',
  filePath: '/films/film.mkv',
  state: 'Completed, Succeeded',
  error: null,
} as const
const error = { code: 'not-found', message: 'The server does not have it (404).', retryable: false } as const
const failed = { displayName: 'film.mkv', filePath: null, state: 'Errored', error } as const

describe('what is said when downloads have ended', () => {
  it.each([
    [
      'one that finished, by name, and a click shows its file',
      { completed: 1, failed: 0, last: film },
      { title: 'Download finished', body: 'film.mkv', file: '/films/film.mkv' },
    ],
    [
      'one that failed, and why',
      { completed: 0, failed: 1, last: failed },
      { title: 'Download failed', body: 'film.mkv: The server does not have it (404).', file: null },
    ],
    [
      'several, by number',
      { completed: 12, failed: 0, last: film },
      { title: 'Downloads finished', body: '12 completed', file: null },
    ],
    [
      'several of which some failed',
      { completed: 2, failed: 1, last: film },
      { title: 'Downloads ended', body: '2 completed, 1 failed', file: null },
    ],
    [
      'one whose row has gone',
      { completed: 1, failed: 0, last: null },
      { title: 'Downloads finished', body: '1 completed', file: null },
    ],
  ])('%s', (_what, ended, announcement) => {
    expect(announcementOf(ended)).toEqual(announcement)
  })

  it('nothing, if they were only cancelled', () => {
    expect(announcementOf({ completed: 0, failed: 0, last: null })).toBeNull()
  })
})

describe('quiet hours', () => {
  const at = (time: string) => new Date(`2026-03-10T${time}:00`).getTime()
  const quiet = (from: string, to: string) => Preferences.parse({ quietHours: { from, to } })

  it.each([
    ['22:00', '07:00', '21:59', false],
    ['22:00', '07:00', '22:00', true],
    ['22:00', '07:00', '00:00', true],
    ['22:00', '07:00', '06:59', true],
    ['22:00', '07:00', '07:00', false],
    ['09:00', '17:30', '08:59', false],
    ['09:00', '17:30', '17:29', true],
    ['09:00', '17:30', '17:30', false],
    ['09:00', '09:00', '09:00', false],
  ])('from %s to %s, at %s: %s', (from, to, now, isExpected) => {
    expect(isQuiet(quiet(from, to), at(now))).toBe(isExpected)
  })

  it('are never where none are set, and always where notifications are off', () => {
    expect(isQuiet(Preferences.parse({}), at('03:00'))).toBe(false)
    expect(isQuiet(Preferences.parse({ notifications: false }), at('12:00'))).toBe(true)
  })

  it.each(['24:00', '7:00', '12:60', '', 'noon'])('%j is no time of day', (from) => {
    expect(() => quiet(from, '07:00')).toThrow(/A time of day is like/)
  })
})
