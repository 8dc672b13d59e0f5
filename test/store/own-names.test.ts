import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openEngine } from '../../electron/open-engine.ts'
import { toOwnNames } from '../../electron/store/own-names.ts'
import { defaultPreferences } from '../../shared/preferences.ts'
import { FakeProcessHost } from '../helpers/fake-process-host.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

it('a source that a person’s preferences call by an alias is found there, and stays under its own name', async () => {
  await using folder = await tempFolder()
  const file = join(folder.path, 'preferences.json')
  await writeFile(file, JSON.stringify({ lanes: { deezer_dl: { concurrency: 3 } }, maxActive: 5 }))
  const options = { host: new FakeProcessHost(), systemDownloads: folder.path, dataDir: folder.path }
  const engine = await openEngine(options)
  try {
    expect(await engine.call('getLanes', {})).toMatchObject({
      ok: true,
      value: expect.arrayContaining([expect.objectContaining({ key: 'deezer', concurrency: 3 })]),
    })
    expect(engine.preferences.get()).toMatchObject({ lanes: { deezer: { concurrency: 3 } }, maxActive: 5 })
    expect(engine.preferences.get().lanes).not.toHaveProperty('deezer_dl')
  } finally {
    await engine.close()
  }
})

it('what stands under the own name holds, and what nobody knows stays as it is', () => {
  const keyOf = (key: string) => key.replace(/^alias\b/, 'own')
  const preferences = {
    ...defaultPreferences,
    lanes: { alias: { delay: 1 }, own: { delay: 2 }, 'alias:a.test': { delay: 3 }, other: { delay: 4 } },
    sources: { alias: { quality: 'high' } },
    folderRules: [{ source: 'alias', folder: 'a' }, { folder: 'b' }],
  }
  expect(toOwnNames(preferences, keyOf)).toEqual({
    lanes: { alias: null, 'own:a.test': { delay: 3 }, 'alias:a.test': null },
    sources: { own: { quality: 'high' }, alias: null },
    folderRules: [{ source: 'own', folder: 'a' }, { folder: 'b' }],
  })
  expect(toOwnNames({ ...defaultPreferences, lanes: { own: {} } }, keyOf)).toBeNull()
})
