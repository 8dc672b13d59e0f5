import type { Language } from '../../shared/languages.ts'
import type { Preferences } from '../../shared/preferences.ts'
import { inEnglish, inWordsOf, type Said } from '../../shared/said.ts'
import { said as english } from '../../shared/said-words/en.ts'
import { spokenFor } from '../../shared/spoken.ts'
import type { Translation } from '../../shared/words.ts'

const others: Record<Exclude<Language, 'en'>, () => Promise<Translation<typeof english>>> = {
  de: async () => (await import('../../shared/said-words/de.ts')).said,
  es: async () => (await import('../../shared/said-words/es.ts')).said,
  fr: async () => (await import('../../shared/said-words/fr.ts')).said,
  ja: async () => (await import('../../shared/said-words/ja.ts')).said,
  zh: async () => (await import('../../shared/said-words/zh.ts')).said,
  ar: async () => (await import('../../shared/said-words/ar.ts')).said,
}

/**
 * What the engine says, in the language of the preferences or else of the terminal (LC_ALL, LANG). Words are
 * loaded only when there is something to say: most commands start faster without.
 */
export async function saidWords(said: Said, choice: Preferences['language']): Promise<string> {
  const { language, locale } = spokenFor(choice, [Intl.DateTimeFormat().resolvedOptions().locale])
  if (language === 'en') return inEnglish(said)
  const { createWords } = await import('../../shared/words.ts')
  const { words, speak } = createWords(english)
  speak(await others[language](), locale)
  return inWordsOf(words, said)
}
