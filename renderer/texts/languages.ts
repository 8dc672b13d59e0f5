import { type Language, languages } from '../../shared/languages.ts'
import type { Preferences } from '../../shared/preferences.ts'
import { en } from './en/en.ts'
import type { Translation } from './words.ts'

/** Each in its own words, as those who look for it know it. */
export const ownNames: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  ja: '日本語',
  zh: '简体中文',
  ar: 'العربية',
}

/** English is at hand whatever happens; of the others a window fetches the one it speaks. */
export const catalogues: Record<Language, () => Promise<Translation<typeof en>>> = {
  en: () => Promise.resolve(en),
  de: async () => (await import('./de/de.ts')).de,
  es: async () => (await import('./es/es.ts')).es,
  fr: async () => (await import('./fr/fr.ts')).fr,
  ja: async () => (await import('./ja/ja.ts')).ja,
  zh: async () => (await import('./zh/zh.ts')).zh,
  ar: async () => (await import('./ar/ar.ts')).ar,
}

export type Spoken = {
  readonly language: Language
  /** BCP 47: the language as a region writes its dates and numbers. */
  readonly locale: string
}

/**
 * What to speak. `wanted` are the person's own languages, the best first: the first of them that there is,
 * or English as their region writes it; and for a language they chose, how their region writes that.
 */
export function spokenFor(choice: Preferences['language'], wanted: readonly string[]): Spoken {
  const known = wanted.flatMap((tag) => localeOf(tag) ?? [])
  const isThere = (locale: Intl.Locale): boolean => languages.some((each) => each === locale.language)
  const language = choice === 'system' ? languageOf(known.find(isThere)) : choice
  const own = known.find((locale) => locale.language === language)
  if (own) return { language, locale: own.toString() }
  const region = choice === 'system' ? known[0]?.region : undefined
  return { language, locale: region === undefined ? language : `${language}-${region}` }
}

const languageOf = (locale: Intl.Locale | undefined): Language =>
  languages.find((each) => each === locale?.language) ?? 'en'

/** Undefined for what is no tag: a browser may be told anything. */
function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag)
  } catch {
    return undefined
  }
}
