import { z } from 'zod'
import { said as english } from './said-words/en.ts'
import type { Words } from './words.ts'

type English = typeof english
export type SaidCode = keyof English

const codes = Object.keys(english) as [SaidCode, ...SaidCode[]]

/**
 * Words for a person as data: whoever shows them words them in the person's language, by the catalogues in
 * `said-words/`. A value may be such words again. Made by `say`; one of another version that lacks a value does
 * not fit.
 */
export type Said = {
  readonly code: SaidCode
  readonly values: Readonly<Record<string, string | number | Said>>
}
export const Said: z.ZodType<Said> = z
  .object({
    code: z.enum(codes),
    values: z.record(z.string(), z.union([z.string(), z.number(), z.lazy(() => Said)])),
  })
  .refine(({ code, values }) => placeholdersOf(english[code]).every((name) => Object.hasOwn(values, name)))

type Value<P extends string> = P extends `${infer N}, number`
  ? { readonly [K in N]: number }
  : { readonly [K in P]: string | Said }
type ValuesIn<M extends string> = M extends `${string}{${infer P}}${infer Rest}`
  ? Value<P> & ValuesIn<Rest>
  : unknown
/** The values of a message, if it has placeholders. */
type Needed<M extends string> = keyof ValuesIn<M> extends never ? readonly [] : readonly [ValuesIn<M>]

/** A value too few, or one of the wrong kind, does not compile. */
export const say = <C extends SaidCode>(code: C, ...[values]: Needed<English[C]>): Said => ({
  code,
  // They are texts and numbers, whichever message it is; TypeScript cannot tell of all of them at once.
  values: { ...(values as Said['values'] | undefined) },
})

const PLACEHOLDER = /\{(\w+)(?:, number)?\}/g

const placeholdersOf = (message: string): string[] =>
  [...message.matchAll(PLACEHOLDER)].map(([, name = '']) => name)

/** For logs and callers of JSON-RPC. Done by hand: a library would cost each download process its start. */
export const inEnglish = (...sentences: readonly Said[]): string =>
  sentences
    .map(({ code, values }) => english[code].replace(PLACEHOLDER, (_, name: string) => plain(values[name])))
    .join(' ')

const plain = (value: Said['values'][string] | undefined): string =>
  typeof value === 'object' ? inEnglish(value) : String(value)

/** In the language that `words`, a catalogue's `said`, speak. */
export function inWordsOf(words: Words<English>, { code, values }: Said): string {
  // The code says which values there are; TypeScript cannot follow the pair.
  const word = words[code] as string | ((values: Record<string, string | number>) => string)
  if (typeof word === 'string') return word
  const worded = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'object' ? inWordsOf(words, value) : value,
  ])
  return word(Object.fromEntries(worded))
}

/** What went wrong, said so that it can be told in any language; `message` is English. */
export class SaidError extends Error {
  override readonly name: string = 'SaidError'
  readonly said: Said

  constructor(said: Said, options?: ErrorOptions) {
    super(inEnglish(said), options)
    this.said = said
  }
}
