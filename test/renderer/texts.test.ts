import { describe, expect, it } from 'vitest'
import { createWords, type Translation } from '../../shared/words.ts'

const english = {
  close: 'Close',
  list: {
    running: '{n, number} running',
    removed: '{n, plural, one {# download} other {# downloads}} removed',
    of: '{done} of {whole}',
  },
} as const
const polish: Translation<typeof english> = {
  close: 'Zamknij',
  list: {
    running: 'Aktywne: {n, number}',
    removed: 'Usunięto {n, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}}',
    of: '{done} z {whole}',
  },
}

describe('the words of a catalogue', () => {
  it('have their numbers, plurals and places filled in', () => {
    const { words } = createWords(english)
    expect([
      words.close,
      words.list.running({ n: 12_000 }),
      words.list.of({ done: '1 kB', whole: '2 kB' }),
    ]).toEqual(['Close', '12,000 running', '1 kB of 2 kB'])
    expect([0, 1, 2].map((n) => words.list.removed({ n }))).toEqual([
      '0 downloads removed',
      '1 download removed',
      '2 downloads removed',
    ])
  })

  it('change with the language, those a module has kept a group of too, each by its own plurals', () => {
    const { words, speak } = createWords(english)
    const kept = words.list
    expect(kept.removed({ n: 3 })).toBe('3 downloads removed')
    speak(polish, 'pl')
    expect(words.close).toBe('Zamknij')
    expect([1, 3, 5].map((n) => kept.removed({ n }))).toEqual([
      'Usunięto 1 plik',
      'Usunięto 3 pliki',
      'Usunięto 5 plików',
    ])
    expect(kept.running({ n: 1.5 })).toBe('Aktywne: 1,5')
    speak(english, 'en')
    expect(kept.removed({ n: 1 })).toBe('1 download removed')
  })

  it('keep names apart from a sentence that runs the other way', () => {
    const { words, speak } = createWords(english)
    speak({ ...polish, list: { ...polish.list, of: '{done} من {whole}' } }, 'ar')
    expect(words.list.of({ done: '1 MB', whole: '2 MB' })).toBe('\u20681 MB\u2069 من \u20682 MB\u2069')
  })

  it('are typed by their message', () => {
    const { words } = createWords(english)
    // @ts-expect-error a number is asked for
    words.list.removed({ n: '3' })
    // @ts-expect-error a place is left empty
    expect(() => words.list.of({ done: '1' })).toThrow()
    // @ts-expect-error there is no such message
    expect(words.list.other).toBeUndefined()
    // @ts-expect-error a message is missing
    const half: Translation<typeof english> = { close: 'Zamknij', list: { of: '', running: '' } }
    expect(half.close).toBe('Zamknij')
  })
})
