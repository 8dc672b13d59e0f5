import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  failureDetail,
  failureInALine,
  failureWords,
  outcomeWords,
  partialWords,
  phaseWords,
  problemAt,
  refusalWords,
  restWords,
  setupWords,
} from '../../renderer/engine-words.ts'
import { useLanguage } from '../../renderer/state/language.ts'
import { de } from '../../renderer/texts/de/de.ts'
import { en } from '../../renderer/texts/en/en.ts'
import { speak } from '../../renderer/texts.ts'
import { failure } from '../../shared/failure.ts'
import { say } from '../../shared/said.ts'
import { notSetUp } from '../../shared/source.ts'

const gone = failure('not-found', 'example.org does not have it (404).')
const hung = failure('worker-hung', 'The download process stopped answering and was ended.')

describe('in German', () => {
  beforeEach(() => {
    speak(de, 'de')
    useLanguage.setState({ language: 'de', locale: 'de' })
  })
  afterEach(() => {
    speak(en, 'en')
    useLanguage.setState({ language: 'en', locale: 'en' })
  })

  it('a failure is its kind, with the server’s number for it', () => {
    expect(failureWords(gone)).toBe('Die Datei ist nicht da (404)')
    expect(failureWords(hung)).toBe('Der Prozess des Downloads hing fest')
  })

  it('what is refused is said in German, and by a host of another version in its own words', () => {
    const data = say('lane-rests')
    expect(refusalWords({ code: 2, message: 'No.', data })).toMatch(/^Die Quelle bat um Ruhe/)
    expect(refusalWords({ code: 2, message: 'No.' })).toBe('No.')
  })

  it('what a source lacks is said in German, and of a plugin in its own words', () => {
    const lacks = notSetUp(say('no-program-at', { path: '/opt/rip' }), say('install-streamrip'))
    expect(setupWords(lacks)).toEqual({
      reason: 'Unter /opt/rip ist kein Programm.',
      howTo: expect.stringContaining('Installieren Sie streamrip'),
    })
    const own = { reason: 'No key is set.', howTo: 'Ask Mine for one.' }
    expect(setupWords({ ready: false, ...own })).toEqual(own)
  })

  it('what is wrong with a setting of a source is for its field alone, with the place in it', () => {
    const problem = say('web-address')
    const refusal = say('at', { where: 'HiFi › servers › 1', problem })
    expect(problemAt('servers', refusal)).toBe(`2: ${de.said['web-address']}`)
    expect(problemAt('apiKey', refusal)).toBeNull()
    expect(problemAt('apiKey', say('at', { where: 'HiFi › apiKey', problem }))).toBe(de.said['web-address'])
    expect(problemAt('servers', say('lane-rests'))).toBeNull()
    expect(problemAt('servers', undefined)).toBeNull()
  })

  it('a failure in a line has what to do about it', () => {
    expect(failureInALine(gone)).toBe(`Die Datei ist nicht da (404) · ${de.advice['not-found']}`)
  })

  it('the engine’s own words are shown beside it where they have more to them', () => {
    expect(failureDetail(gone)).toBe(gone.message)
    expect(failureDetail(hung)).toBeNull()
    expect(failureDetail(failure('tool-failed', 'yt-dlp: Something broke'))).not.toBeNull()
  })

  it.each([
    ['listing', 'liest den Inhalt ein'],
    ['listing: 1200', 'liest den Inhalt ein: bisher 1.200'],
    ['finishing', 'stellt fertig'],
    ['unfolding', 'unfolding'],
  ])('busy with %j is %j', (phase, words) => expect(phaseWords(phase)).toBe(words))

  it.each([
    ['Finished: /music/a.flac', 'Fertig · \u2068/music/a.flac\u2069'],
    ['Failed for good: It is not there (404).', 'Fehler · \u2068It is not there (404).\u2069'],
    ['Paused', 'Angehalten'],
    ['Something else', 'Something else'],
  ])('an attempt that ended %j is %j', (logged, words) => expect(outcomeWords(logged)).toBe(words))

  it('a lane rests for too many requests, and a list was not taken whole', () => {
    expect(restWords('example.org is too busy now (503).')).toBe('zu viele Anfragen')
    expect(partialWords('Only the first 10,000 of it were taken.')).toBe('nicht alles daraus')
  })
})

it('in English the engine is let speak for itself', () => {
  expect(failureWords(gone)).toBe(gone.message)
  expect(failureInALine(gone)).toBe(`${gone.message} ${en.advice['not-found']}`)
  const both = failure('disk-full', 'The disk is full. Make room, then retry.')
  expect(failureInALine(both)).toBe(both.message)
  expect(failureDetail(hung)).toBe(hung.message)
  expect(restWords('example.org is too busy now (503).')).toBe('example.org is too busy now (503).')
  expect(restWords(null)).toBe('too many requests')
  expect(outcomeWords('Failed for good: No.')).toBe('Failed for good: No.')
  expect(phaseWords('listing: 3')).toBe('listing what is in it: 3 so far')
})
