import { parse } from '@formatjs/icu-messageformat-parser'
import { expect, it } from 'vitest'
import { en } from '../../renderer/texts/en/en.ts'
import type { Catalogue } from '../../renderer/texts/words.ts'

/** Each message by its dotted name. */
const messagesOf = (catalogue: Catalogue, prefix = ''): [name: string, message: string][] =>
  Object.entries(catalogue).flatMap(([name, value]) =>
    typeof value === 'string' ? [[prefix + name, value]] : messagesOf(value, `${prefix}${name}.`),
  )

it('every message can be read', () => {
  const messages = messagesOf(en)
  expect(messages.length).toBeGreaterThan(250)
  for (const [name, message] of messages) {
    expect(() => parse(message, { requiresOtherClause: true }), name).not.toThrow()
    expect(
      message,
      `${name} is the typographic apostrophe’s or a quote’s: ICU reads ' as an escape`,
    ).not.toContain("'")
  }
})
