import { afterEach, expect, it } from 'vitest'
import { announcementOf } from '../../electron/app/announcement.ts'
import { saidWords, speakIn, whyWords } from '../../electron/app/texts.ts'
import { trayView } from '../../electron/app/tray-view.ts'
import { NewerDatabaseError } from '../../electron/store/database.ts'
import type { Language } from '../../shared/languages.ts'
import { RefusedError } from '../../shared/rpc-error.ts'
import { say } from '../../shared/said.ts'
import { makeStats } from './make-stats.ts'

const speak = (language: Language) => speakIn({ language, locale: language })
const busy = makeStats({ 'InProgress, Downloading': 3, Initializing: 12, Paused: 1 }, 4_200_000)
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u2068\u2069]/g, '')

afterEach(() => speak('en'))

it.each([
  ['de', 'Sluice: 3 aktiv, 12 wartend, 1 angehalten, 4,2 MB/s'],
  ['fr', 'Sluice : 3 en cours, 12 en attente, 1 suspendu, 4,2 Mo/s'],
  ['zh', 'Sluice：3 个正在下载，12 个等待中，1 个已暂停，4.2 MB/秒'],
] as const)('in %s the tray says %j', (language, toolTip) => {
  speak(language)
  expect(plain(trayView(busy).toolTip)).toBe(toolTip)
})

it('why a download failed is said in the language, in English in the engine’s own words', () => {
  const error = {
    code: 'not-found',
    message: 'The server does not have it (404).',
    retryable: false,
  } as const
  const last = { state: 'Errored', displayName: 'film.mkv', filePath: null, error } as const
  const said = () => announcementOf({ completed: 0, failed: 1, last })
  expect(said()?.body).toBe('film.mkv: The server does not have it (404).')
  speak('de')
  expect(said()).toMatchObject({ title: 'Download fehlgeschlagen', body: 'film.mkv: Die Datei ist nicht da' })
})

it('what was amiss at the start, and why there is none, is said in the language', () => {
  speak('de')
  expect(saidWords(say('list-lost', { file: 'sluice.broken.sqlite' }))).toMatch(
    /^Die Liste der Downloads war/,
  )
  expect(whyWords(new NewerDatabaseError('/data/sluice.sqlite', 99))).toContain('(Format 99;')
  expect(whyWords(new RefusedError(say('file-unfinished')))).toMatch(/keine fertige Datei/)
  expect(whyWords(new Error('EACCES: permission denied'))).toBe('EACCES: permission denied')
})
