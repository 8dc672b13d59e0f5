import { expect, it } from 'vitest'
import { z } from 'zod'
import { sourceViews } from '../../electron/source-views.ts'
import { sources } from '../../electron/sources/registry.ts'
import { refusalWords, setupWords } from '../../renderer/engine-words.ts'
import { catalogues } from '../../renderer/texts/languages.ts'
import { speak } from '../../renderer/texts.ts'
import { languages } from '../../shared/languages.ts'
import { Preferences } from '../../shared/preferences.ts'
import { RefusedError } from '../../shared/rpc-error.ts'
import { inEnglish, type Said } from '../../shared/said.ts'
import { ManualClock } from '../helpers/manual-clock.ts'

// A person who uses Sluice in German is to be told in German what is wrong with a setting of a source.

const wget = { name: 'wget', program: 'wget', args: [] }

/** What only the sources' own rules refuse. */
const bySource: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
  youtube: [
    { subtitles: ['en,--exec'] },
    { kind: 'audio', container: 'mkv' },
    { filesBeside: ['subtitles'] },
    { cookiesFile: '/c', cookiesFromBrowser: 'firefox' },
    { embedThumbnail: true, container: 'webm' },
  ],
  hifi: [{ servers: ['ftp://hifi.example'] }, { servers: Array(21).fill('http://hifi.example') }],
  command: [
    { commands: [{ ...wget, name: 'My wget' }] },
    { commands: [{ ...wget, progress: '(' }] },
    { commands: [{ ...wget, progress: 'x'.repeat(1_001) }] },
    { commands: [{ ...wget, program: '' }] },
    { commands: [{ ...wget, args: 'a shell line' }] },
    { commands: [{ ...wget, result: 'stdout' }] },
    { commands: [wget, wget] },
  ],
}

const Schema = z.object({ properties: z.record(z.string(), z.unknown()).default({}) })

/** Values that no setting, whatever it is, can all take: each is tried with each setting there is. */
const odd = ['', 'x', -1, 0.5, 1_000_000, true, ['\n'], {}]

const refusalOf = (name: string, settings: Record<string, unknown>): Said | null => {
  try {
    sourceViews(sources, new ManualClock()).check(name, settings)
    return null
  } catch (error) {
    if (error instanceof RefusedError) return error.said
    throw error
  }
}

const bad = sources.flatMap(({ name, settings }) => {
  const { properties } = Schema.parse(z.toJSONSchema(settings, { io: 'input', unrepresentable: 'any' }))
  const each = Object.keys(properties).flatMap((key) => odd.map((value) => ({ [key]: value })))
  return [...each, ...(bySource[name] ?? []), { nonsense: 1 }].flatMap((values) => {
    const said = refusalOf(name, values)
    return said ? [{ name, values, said }] : []
  })
})

const codesIn = ({ code, values }: Said): string[] => [
  code,
  ...Object.values(values).flatMap((value) => (typeof value === 'object' ? codesIn(value) : [])),
]

/** Words that are in English sentences, and in none of another language. */
const ENGLISH = /\b(?:the|this|that|there|with|must|may|not|enter|choose|invalid|expected|received|input)\b/i

it.each(languages.filter((language) => language !== 'en'))(
  'in %s all that is wrong with the settings of any source is said without an English sentence',
  async (language) => {
    speak(await catalogues[language](), language)
    const told = bad.map(({ said }) => refusalWords({ code: 2, message: inEnglish(said), data: said }))
    expect(told.filter((words) => ENGLISH.test(words))).toEqual([])
    // Those of other alphabets are not recognised by the words they lack.
    if (['ja', 'zh', 'ar'].includes(language)) {
      const own = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Arabic}]/u
      expect(told.filter((words) => !own.test(words.slice(words.search(/[:：]/))))).toEqual([])
    }
  },
)

it('each kind of problem has words of its own, whichever setting of a source it is of', () => {
  expect(bad.length).toBeGreaterThan(150)
  const codes = new Set(bad.flatMap(({ said }) => codesIn(said)))
  expect([...codes].sort()).toEqual(
    [
      ...['at', 'command-name', 'cookies-twice', 'empty', 'least', 'list', 'most', 'no-cover-in'],
      ...['no-language', 'no-pattern', 'number', 'on-or-off', 'one-of', 'text', 'too-long', 'too-many'],
      ...['two-commands', 'unknown-keys', 'web-address', 'which-languages', 'whole-number'],
      ...['wrong-container', 'unusable'],
    ].sort(),
  )
  // Where a template of a command is no template at all, there is nothing more to say.
  const unusable = bad.filter(({ said }) => codesIn(said).includes('unusable'))
  expect(new Set(unusable.map(({ values }) => Object.keys(values).join()))).toEqual(new Set(['commands']))
})

it('what no longer fits is said in the language too where a source is shown', async () => {
  speak(await catalogues.de(), 'de')
  const preferences = Preferences.parse({ sources: { hifi: { servers: ['ftp://x'] } } })
  const views = await sourceViews(sources, new ManualClock()).views(preferences, 0)
  const setup = views.find(({ name }) => name === 'hifi')?.setup
  if (setup?.ready !== false) throw new Error('It is set up.')
  expect(setupWords(setup).reason).toBe(
    'Die Einstellungen passen nicht: Server › 1: Geben Sie eine http- oder https-Adresse ein.',
  )
  expect(setup.reason).toBe('Its settings do not fit: servers › 0: Enter an http or https address.')
})
