import type { GetICUArgs } from '@schummar/icu-type-parser'
import { IntlMessageFormat } from 'intl-messageformat'

/** Messages in ICU MessageFormat, by name, in groups. */
export type Catalogue = { readonly [name: string]: string | Catalogue }

/** A catalogue of the same messages in another language: one too few or too many is a type error. */
export type Translation<C> = {
  readonly [K in keyof C]: C[K] extends string ? string : Translation<C[K]>
}

type Values<M extends string> = GetICUArgs<M, { ICUArgument: string; ICUNumberArgument: number }>
type Word<M extends string> = keyof Values<M> extends never ? string : (values: Values<M>) => string

/** What a catalogue is to those who show it: a message with placeholders is a function of their values. */
export type Words<C> = { readonly [K in keyof C]: C[K] extends string ? Word<C[K]> : Words<C[K]> }

/**
 * Words that say what the catalogue last spoken says. Groups stay the same objects, so that a module may
 * keep one; a word itself is to be asked for where it is shown.
 */
export function createWords<const C extends Catalogue>(catalogue: C) {
  const words = fill({}, catalogue, 'en')
  return {
    words: words as Words<C>,
    /** From now on in another language. `locale`, a BCP 47 tag, is for plurals and numbers in it. */
    speak: (translation: Translation<C>, locale: string): void => {
      fill(words, translation as Catalogue, locale)
    },
  }
}

type Filled = { [name: string]: string | ((values: Record<string, string | number>) => string) | Filled }

function fill(words: Filled, catalogue: Catalogue, locale: string): Filled {
  for (const [name, message] of Object.entries(catalogue)) {
    if (typeof message === 'string') words[name] = message.includes('{') ? sayer(message, locale) : message
    else words[name] = fill(groupOf(words[name]), message, locale)
  }
  return words
}

const groupOf = (value: Filled[string] | undefined): Filled => (typeof value === 'object' ? value : {})

/** Read when it is first said: a window says few of its messages before it is shown. */
function sayer(message: string, locale: string) {
  // Names and links stand apart from a sentence of the other direction, or its order would be torn up.
  const apart = isRightToLeft(locale)
  let format: IntlMessageFormat | undefined
  return (values: Record<string, string | number>): string => {
    format ??= new IntlMessageFormat(message, locale, undefined, { ignoreTag: true })
    return String(format.format(apart ? isolated(values) : values))
  }
}

/** Of the languages there are. */
export const isRightToLeft = (locale: string): boolean => /^ar\b/.test(locale)

/** Each text between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (Unicode UAX #9). */
const isolated = (values: Record<string, string | number>): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? `\u2068${value}\u2069` : value,
    ]),
  )
