import { type Language, languages } from './languages.ts'
import type { Preferences } from './preferences.ts'

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
