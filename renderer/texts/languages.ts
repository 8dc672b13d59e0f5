import type { Language } from '../../shared/languages.ts'
import type { Translation } from '../../shared/words.ts'
import { en } from './en/en.ts'

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
