import { defineSource, type Source } from '../../electron/sources/contract.ts'
import { http } from '../../electron/sources/http.ts'

const { hostOf: _, ...web } = http

/** The web under another name, with one lane for all of it: a second source whose files any server can have. */
export const archive: Source = defineSource({
  ...web,
  name: 'archive',
  label: 'Archive',
  policy: { concurrency: 1, delay: 1 },
})

const sources: readonly Source[] = [http, archive]

export const twoSources = {
  all: sources,
  find: (name: string) => sources.find((source) => source.name === name),
}
