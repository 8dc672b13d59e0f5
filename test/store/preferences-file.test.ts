import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PreferencesFile } from '../../electron/store/preferences-file.ts'
import { defaultPreferences } from '../../shared/preferences.ts'
import { say } from '../../shared/said.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

async function setUp(text?: string) {
  const temp = await tempFolder()
  const path = join(temp.path, 'preferences.json')
  if (text !== undefined) writeFileSync(path, text)
  const open = () => PreferencesFile.open({ folder: temp.path, now: () => Date.UTC(2026, 10, 24, 8, 9, 10) })
  return { ...temp, folder: temp.path, file: path, open, read: () => JSON.parse(readFileSync(path, 'utf8')) }
}

describe('preferences', () => {
  it('are the defaults at first, and no file is made for that', async () => {
    await using at = await setUp()
    const preferences = at.open()
    expect(preferences.get()).toEqual(defaultPreferences)
    expect(preferences.problems).toEqual([])
    expect(readdirSync(at.folder)).toEqual([])
  })

  it('are kept, for a person to read, and only what was set', async () => {
    await using at = await setUp()
    const changed = at.open().patch({ maxActive: 3, lanes: { youtube: { delay: 5 } } })
    expect(changed).toEqual({ ...defaultPreferences, maxActive: 3, lanes: { youtube: { delay: 5 } } })
    expect(at.open().get()).toEqual(changed)
    expect(readFileSync(at.file, 'utf8')).toBe(
      '{\n  "maxActive": 3,\n  "lanes": {\n    "youtube": {\n      "delay": 5\n    }\n  }\n}\n',
    )
  })

  it('merge lanes by lane and field, sources by source; null sets one back', async () => {
    await using at = await setUp()
    const preferences = at.open()
    preferences.patch({
      lanes: { a: { concurrency: 2, delay: 1 }, b: { paused: true } },
      sources: { hifi: { url: 'x', key: 'y' }, tidal: {} },
    })
    preferences.patch({
      lanes: { a: { delay: 9 }, b: null, c: { delay: 0 } },
      sources: { hifi: { url: 'z' }, tidal: null, gone: null },
    })
    expect(at.open().get()).toEqual({
      ...defaultPreferences,
      lanes: { a: { concurrency: 2, delay: 9 }, c: { delay: 0 } },
      sources: { hifi: { url: 'z' } },
    })
  })

  it('take a lane of any name', async () => {
    await using at = await setUp()
    at.open().patch({ lanes: JSON.parse('{"__proto__": {"delay": 1}, "http:a.b": {"delay": 2}}') })
    const { lanes } = at.open().get()
    expect(lanes['http:a.b']).toEqual({ delay: 2 })
    expect(Object.hasOwn(Object.prototype, 'delay')).toBe(false)
  })

  it('are not unset by a change that says nothing of them', async () => {
    await using at = await setUp()
    const preferences = at.open()
    preferences.patch({ maxActive: 3, lanes: { a: { delay: 5 } } })
    preferences.patch({ maxActive: undefined, lanes: { a: { delay: undefined, concurrency: 2 } } })
    expect(preferences.get()).toMatchObject({ maxActive: 3, lanes: { a: { delay: 5, concurrency: 2 } } })
  })

  it('refuse what does not fit, and change nothing', async () => {
    await using at = await setUp()
    const preferences = at.open()
    preferences.patch({ maxActive: 3 })
    for (const bad of [{ maxActive: 0 }, { lanes: { a: { delay: -1 } } }, { nonsense: 1 }]) {
      expect(() => preferences.patch(bad as never)).toThrow()
    }
    expect(preferences.get().maxActive).toBe(3)
    expect(at.read()).toEqual({ maxActive: 3 })
  })

  it('tell who listens, before and after, until they unsubscribe', async () => {
    await using at = await setUp()
    const preferences = at.open()
    const heard: number[][] = []
    const stop = preferences.onChange((now, before) => heard.push([before.maxActive, now.maxActive]))
    preferences.patch({ maxActive: 3 })
    expect(() => preferences.patch({ maxActive: 0 })).toThrow()
    preferences.patch({ maxActive: 4 })
    stop()
    preferences.patch({ maxActive: 5 })
    expect(heard).toEqual([
      [16, 3],
      [3, 4],
    ])
  })

  it('change nothing and tell nobody when they cannot be written', async () => {
    await using at = await setUp()
    const preferences = at.open()
    let told = 0
    preferences.onChange(() => {
      told += 1
    })
    mkdirSync(join(at.file, 'in the way'), { recursive: true })
    expect(() => preferences.patch({ maxActive: 3 })).toThrow()
    expect({ told, now: preferences.get() }).toEqual({ told: 0, now: defaultPreferences })
    rmSync(at.file, { recursive: true })
  })

  it.skipIf(process.platform === 'win32')('are their owner alone to read', async () => {
    await using at = await setUp()
    at.open().patch({ maxActive: 2 })
    expect(statSync(at.file).mode & 0o777).toBe(0o600)
    chmodSync(at.file, 0o644)
    const preferences = at.open()
    expect(statSync(at.file).mode & 0o777).toBe(0o600)
    preferences.patch({ maxActive: 3 })
    expect(statSync(at.file).mode & 0o777).toBe(0o600)
  })
})

describe('a file of preferences that cannot be used', () => {
  const broken = 'preferences.broken-2026-11-24-080910.json'

  it.each(['', '{"maxActive": 3', 'nonsense', '\0\0\0'])('because it says %j is set aside', async (text) => {
    await using at = await setUp(text)
    const preferences = at.open()
    expect(preferences.get()).toEqual(defaultPreferences)
    expect(preferences.problems).toEqual([say('preferences-no-json', { file: broken })])
    expect(readFileSync(join(at.folder, broken), 'utf8')).toBe(text)
    expect(at.open().problems).toEqual([])
  })

  it('is set aside, and what makes sense of it kept, down to a single lane', async () => {
    const text = JSON.stringify({
      maxActive: 3,
      maxAttempts: 0,
      nonsense: true,
      lanes: { good: { delay: 5 }, bad: { delay: -1 }, worse: 7 },
      sources: { hifi: { url: 'x' }, tidal: 'no' },
      appearance: 'dark',
    })
    await using at = await setUp(text)
    const kept = {
      maxActive: 3,
      lanes: { good: { delay: 5 } },
      sources: { hifi: { url: 'x' } },
      appearance: 'dark',
    }
    const preferences = at.open()
    expect(preferences.get()).toEqual({ ...defaultPreferences, ...kept })
    expect(preferences.problems).toEqual([
      {
        code: 'preferences-unread',
        values: {
          problem: say('at', { where: 'maxAttempts', problem: say('least', { least: 1 }) }),
          file: expect.any(String),
        },
      },
    ])
    expect(readFileSync(join(at.folder, broken), 'utf8')).toBe(text)
    expect(at.read()).toEqual(kept)
    const again = at.open()
    expect({ now: again.get(), problems: again.problems }).toEqual({ now: preferences.get(), problems: [] })
  })

  it.each(['[]', '7', 'null', '"x"', '{"lanes": []}'])('for being %s gives the defaults', async (text) => {
    await using at = await setUp(text)
    expect(at.open().get()).toEqual(defaultPreferences)
    expect(readdirSync(at.folder)).toContain(broken)
  })
})
