import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { catalogues } from '../../renderer/texts/languages.ts'
import type { Language } from '../../shared/languages.ts'
import { codeIn, itIsSpoken } from '../helpers/catalogue-checks.ts'

const loaded = await Promise.all(
  Object.entries(catalogues).map(async ([language, load]) => [language, await load()] as const),
)

itIsSpoken({
  catalogues: Object.fromEntries(loaded) as Record<Language, object>,
  sameEverywhere: new Set(['product', 'preferences.rules.typesHint']),
  folder: 'renderer',
})

it('no text a person reads stands in a component', () => {
  // Text between tags is the linter's (noJsxLiterals); this is what is said by attributes.
  const spoken = /\b(?:aria-label|aria-description|label|title|help|tip|data-tip|alt|error)="([^"]+)"/g
  const found = codeIn('renderer').flatMap((file) =>
    [...readFileSync(join('renderer', file), 'utf8').matchAll(spoken)].map(([text]) => `${file}: ${text}`),
  )
  expect(found).toEqual([])
})
