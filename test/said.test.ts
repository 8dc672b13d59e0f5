import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { RpcError } from '../shared/rpc-error.ts'
import { inEnglish, inWordsOf, Said, type SaidCode, say } from '../shared/said.ts'
import { said as german } from '../shared/said-words/de.ts'
import { said as english } from '../shared/said-words/en.ts'
import { createWords } from '../shared/words.ts'

// That no language lacks one, and that each has the same placeholders, is for the catalogues of those who
// show them: renderer/ and electron/app/ have them among their own.

const codes = Object.keys(english) as SaidCode[]

it('each is said somewhere', () => {
  const code = ['electron', 'shared']
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((name) => name.endsWith('.ts') && !name.includes('texts'))
    .map((name) => readFileSync(name, 'utf8'))
    .join('\n')
  expect(codes.filter((each) => !new RegExp(`\\bsay\\(\\s*'${each}'`).test(code))).toEqual([])
})

it('in English each is the same whether filled in by hand or by the library', () => {
  const { words } = createWords(english)
  for (const code of codes) {
    const names = [...english[code].matchAll(/\{(\w+)/g)].map(([, name = '']) => [name, 7])
    const said: Said = { code, values: Object.fromEntries(names) }
    expect(inWordsOf(words, said)).toBe(inEnglish(said))
  }
})

it('is worded in another language from its data, numbers and plurals too', () => {
  const { words, speak } = createWords(english)
  speak(german, 'de')
  expect(inWordsOf(words, say('list-rescued', { file: 'a.sqlite', n: 1 }))).toMatch(
    / 1 Download wurde daraus/,
  )
  expect(inWordsOf(words, say('list-rescued', { file: 'a.sqlite', n: 1_200 }))).toMatch(
    /1.200 Downloads wurden/,
  )
})

it('is worded in another language within other words too', () => {
  const { words, speak } = createWords(english)
  const said = say('at', { where: 'maxActive', problem: say('least', { least: 1 }) })
  expect(inEnglish(said)).toBe('maxActive: Enter 1 or more.')
  expect(inWordsOf(words, said)).toBe('maxActive: Enter 1 or more.')
  speak(german, 'de')
  expect(inWordsOf(words, said)).toBe('maxActive: Geben Sie 1 oder mehr ein.')
  expect(Said.parse(JSON.parse(JSON.stringify(said)))).toEqual(said)
})

it('of another version, or with a value too few, is left to the English words beside it', () => {
  const error = { code: 2, message: 'No.' }
  const fits = say('not-absolute', { folder: 'x' })
  expect(RpcError.parse({ ...error, data: fits })).toEqual({ ...error, data: fits })
  for (const data of [{ code: 'to-come', values: {} }, { code: 'not-absolute', values: {} }, 'No.', null]) {
    expect(RpcError.parse({ ...error, data }).data).toBeUndefined()
  }
  expect(Said.safeParse({ code: 'not-absolute', values: { folder: { deep: 1 } } }).success).toBe(false)
})
