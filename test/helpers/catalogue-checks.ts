import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isArgumentElement, type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../shared/languages.ts'
import type { Catalogue } from '../../shared/words.ts'

type Messages = ReadonlyMap<string, string>

/** Each message by its dotted name. */
const messagesOf = (catalogue: object, prefix = ''): [name: string, message: string][] =>
  Object.entries(catalogue as Catalogue).flatMap(([name, value]) =>
    typeof value === 'string' ? [[prefix + name, value]] : messagesOf(value, `${prefix}${name}.`),
  )

/** Names of the placeholders of a message, in whatever branch, and whether each is a number or a text. */
function placeholdersOf(elements: MessageFormatElement[]): string[] {
  const found = elements.flatMap((element): string[] => {
    if (isArgumentElement(element)) return [`${element.value}: text`]
    if (element.type === TYPE.number) return [`${element.value}: number`]
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return []
    const branches = Object.values(element.options).flatMap(({ value }) => placeholdersOf(value))
    return [`${element.value}: ${element.type === TYPE.plural ? 'number' : 'choice'}`, ...branches]
  })
  return [...new Set(found)].sort()
}

const read = (message: string) => parse(message, { requiresOtherClause: true })
/** What is said of a message besides its placeholders. */
const bare = (message: string): string => message.replace(/\{[^{}]*\}/g, '')

export type Spoken = {
  readonly catalogues: Readonly<Record<Language, object>>
  /** Names of messages that are names or examples. */
  readonly sameEverywhere: ReadonlySet<string>
  /** Where they are used; `texts` in it is not looked through. */
  readonly folder: string
}

/** Tests of messages in all languages: that they can be read, say the same, and are used. */
export function itIsSpoken({ catalogues, sameEverywhere, folder }: Spoken): void {
  const { en, ...others } = catalogues
  const english: Messages = new Map(messagesOf(en))

  it('every message can be read', () => {
    expect(english.size).toBeGreaterThan(50)
    for (const [name, message] of english) {
      expect(() => read(message), name).not.toThrow()
      expect(message, `${name}: ICU reads ' as an escape; an apostrophe is ’`).not.toContain("'")
    }
  })

  describe.each(Object.entries(others))('in %s', (language, catalogue) => {
    const messages: Messages = new Map(messagesOf(catalogue))

    it('no message is missing', () => expect([...messages.keys()].sort()).toEqual([...english.keys()].sort()))

    it('each has the placeholders of the English one', () => {
      for (const [name, message] of messages) {
        expect(placeholdersOf(read(message)), name).toEqual(placeholdersOf(read(english.get(name) ?? '')))
      }
    })

    it('none was left in English', () => {
      const isLeft = ([name, message]: [string, string]) => {
        if (sameEverywhere.has(name) || name.startsWith('units.') || !/\p{L}{2}/u.test(bare(message)))
          return false
        if (['ja', 'zh', 'ar'].includes(language)) {
          return !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Arabic}]/u.test(message)
        }
        return message === english.get(name) && / \p{L}/u.test(bare(message))
      }
      expect([...messages].filter(isLeft)).toEqual([])
    })
  })

  it('no message is unused', () => {
    const used = usesIn(folder, english)
    const isUsed = (name: string) => {
      const parts = name.split('.')
      return used.has(name) || parts.some((_, n) => n > 0 && used.has(`${parts.slice(0, n).join('.')}[]`))
    }
    expect([...english.keys()].filter((name) => !isUsed(name))).toEqual([])
  })
}

/** Code under a folder, but for the messages themselves. */
export const codeIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !/(?:^|[\\/])texts[\\/]/.test(name),
  )

/** Dotted names as code has them, `name[]` for a group of which one is taken by a name that is computed. */
function usesIn(folder: string, english: Messages): ReadonlySet<string> {
  const uses = new Set<string>()
  const named = (path: string, after: string | undefined) => useOf(path.slice(1), after, english)
  for (const file of codeIn(folder)) {
    const code = readFileSync(join(folder, file), 'utf8')
    const [, group] = /^const words = texts\.([\w.]+)$/m.exec(code) ?? []
    const paths = [...code.matchAll(/\btexts((?:\??\.\w+)+)(\[|\)|,| \})?/g)].map(([, path = '', after]) =>
      named(path, after),
    )
    const own = [...code.matchAll(/\bwords((?:\.\w+)*)(\[)?/g)].map(([, path = '', after]) =>
      named(`.${group}${path}`, after),
    )
    for (const use of [...paths, ...(group === undefined ? [] : own)].flat()) uses.add(use)
  }
  return uses
}

/** A group that is handed on as a whole counts as one of which any may be taken. */
function useOf(name: string, after: string | undefined, english: Messages): string[] {
  const isGroup = !english.has(name)
  return after === '[' || (isGroup && after !== undefined) ? [`${name}[]`] : [name]
}
