import { expect, it } from 'vitest'
import { createFormat } from '../../renderer/format.ts'
import { spokenFor } from '../../shared/spoken.ts'

it.each([
  // What the person chose, what their system wants, and what is spoken.
  ['system', ['de-AT', 'en'], { language: 'de', locale: 'de-AT' }],
  ['system', ['nl-NL', 'fr-CA', 'en'], { language: 'fr', locale: 'fr-CA' }],
  ['system', ['zh-Hans-CN'], { language: 'zh', locale: 'zh-Hans-CN' }],
  ['system', ['pl-PL'], { language: 'en', locale: 'en-PL' }],
  ['system', [], { language: 'en', locale: 'en' }],
  ['system', ['no tag'], { language: 'en', locale: 'en' }],
  ['es', ['en-US', 'es-MX'], { language: 'es', locale: 'es-MX' }],
  ['ar', ['en-US'], { language: 'ar', locale: 'ar' }],
] as const)('%s for a person of %j is %j', (choice, wanted, spoken) =>
  expect(spokenFor(choice, wanted)).toEqual(spoken),
)

it('sizes, speeds, shares and times are as each language writes them', () => {
  const now = Date.UTC(2026, 10, 24, 13, 0)
  const written = (locale: string) => {
    const format = createFormat(locale, 'UTC')
    return [format.bytes(12_345_678), format.speed(4_600_000), format.percent(42), format.moment(now, now)]
  }
  const plain = (texts: string[]) => texts.map((text) => text.replace(/[\s\u00a0\u202f\u200e]/g, ' ').trim())
  expect(plain(written('de'))).toEqual(['12,3 MB', '4,6 MB/s', '42 %', '13:00'])
  expect(plain(written('fr'))).toEqual(['12,3 Mo', '4,6 Mo/s', '42 %', '13:00'])
  expect(plain(written('ja'))).toEqual(['12.3 MB', '4.6 MB/秒', '42%', '13:00'])
  expect(written('ar-EG').join(' ')).toMatch(/١٢٫٣ .*٤٫٦ .*٤٢.*١:٠٠/)
})
