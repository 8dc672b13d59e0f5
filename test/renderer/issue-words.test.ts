import { afterEach, expect, it } from 'vitest'
import { issueWords } from '../../renderer/issue-words.ts'
import { useLanguage } from '../../renderer/state/language.ts'
import { Concurrency } from '../../shared/lane.ts'
import { ProxySetting } from '../../shared/proxy.ts'

const wordsFor = (schema: typeof Concurrency | typeof ProxySetting, value: unknown) =>
  issueWords(schema.safeParse(value).error?.issues[0])

afterEach(() => useLanguage.setState({ language: 'en', locale: 'en' }))

it('what is wrong is said in the schema’s own words in English, by its kind in other languages', () => {
  expect(wordsFor(ProxySetting, 'ftp://x')).toContain('A proxy looks like')
  // The words themselves stay English here: what counts is which are taken.
  useLanguage.setState({ language: 'de', locale: 'de' })
  expect(wordsFor(ProxySetting, 'ftp://x')).toBe('This cannot be used. Change it.')
  expect(wordsFor(Concurrency, 0)).toBe('Enter 1 or more.')
  expect(wordsFor(Concurrency, 65)).toBe('Enter 64 or less.')
  expect(wordsFor(Concurrency, 1.5)).toBe('Enter a whole number.')
  expect(wordsFor(Concurrency, 'a')).toBe('Enter a number.')
})
