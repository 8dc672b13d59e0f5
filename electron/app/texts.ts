import type { Language } from '../../shared/languages.ts'
import { inWordsOf, type Said, SaidError } from '../../shared/said.ts'
import { scaledBytes } from '../../shared/scaled-bytes.ts'
import type { Spoken } from '../../shared/spoken.ts'
import { createWords, type Translation } from '../../shared/words.ts'
import { ar } from './texts/ar.ts'
import { de } from './texts/de.ts'
import { en } from './texts/en.ts'
import { es } from './texts/es.ts'
import { fr } from './texts/fr.ts'
import { ja } from './texts/ja.ts'
import { zh } from './texts/zh.ts'

export const catalogues: Record<Language, Translation<typeof en>> = { en, de, es, fr, ja, zh, ar }

const { words, speak } = createWords(en)
let spoken: Spoken = { language: 'en', locale: 'en' }
let scaled = scaledBytes('en')

/** What the desktop says outside of the window, in the language it speaks. Ask for a word where it is shown. */
export const texts = words

/** What the engine's side says, in the language of the desktop. */
export const saidWords = (said: Said): string => inWordsOf(texts.said, said)

/** Why something failed; what the system says of it is in its own words. */
export const whyWords = (error: unknown): string => {
  if (error instanceof SaidError) return saidWords(error.said)
  return error instanceof Error ? error.message : String(error)
}

/** What is spoken now. */
export const spokenLanguage = (): Language => spoken.language

/** From now on in another language. What is shown already has to be shown anew. */
export function speakIn(next: Spoken): void {
  spoken = next
  speak(catalogues[next.language], next.locale)
  scaled = scaledBytes(next.locale)
}

/** `bytesPerSecond` as the language writes it. */
export const speedWords = (bytesPerSecond: number): string =>
  bytesPerSecond < 1_000
    ? texts.bytesPerSecond({ n: String(Math.round(bytesPerSecond)) })
    : scaled(bytesPerSecond, 'per second')
