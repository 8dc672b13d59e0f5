import { describe, expect, it } from 'vitest'
import { FolderRule } from '../../shared/folder-rules.ts'
import type { Preferences } from '../../shared/preferences.ts'
import { engineWorld } from '../helpers/engine-world.ts'
import { settled } from '../helpers/manual-clock.ts'

type Rules = Preferences['folderRules']

/** The folder a download of this link is given, once it runs. */
async function folderOf(rules: Rules, link: string, dir?: string) {
  const { engine, runner, clock } = engineWorld({ folderRules: rules })
  clock.jump(Date.UTC(2027, 2, 4, 12) - clock.now())
  engine.add({ urls: [link], ...(dir && { dir }) })
  await settled()
  return runner.order(link).dir
}

describe('the folder of a download', () => {
  it.each<[string, Rules, string, string]>([
    ['without rules, that for downloads', [], 'http://a.test/x.zip', '/files'],
    ['that of its source', [{ source: 'web', folder: 'web' }], 'http://a.test/x.zip', '/files/web'],
    ['not that of another', [{ source: 'plain', folder: 'web' }], 'http://a.test/x.zip', '/files'],
    ['that of its host', [{ host: 'a.test', folder: '/h' }], 'http://a.test:81/x.zip', '/h'],
    ['that of a host above its own', [{ host: 'a.test', folder: '/h' }], 'http://cdn.a.test/x.zip', '/h'],
    [
      'not that of a host that ends alike',
      [{ host: 'a.test', folder: '/h' }],
      'http://aa.test/x.zip',
      '/files',
    ],
    [
      'that of its type',
      [{ types: ['flac', 'mp3'], folder: 'music' }],
      'http://a.test/x.MP3?a=.zip',
      '/files/music',
    ],
    ['not that of a type it has not', [{ types: ['mp3'], folder: 'music' }], 'http://a.test/mp3', '/files'],
    [
      'the first that fits',
      [{ types: ['mp3'], folder: 'music' }, { folder: 'rest' }, { folder: 'never' }],
      'http://a.test/x.zip',
      '/files/rest',
    ],
    [
      'made of fields',
      [{ folder: '{source}/{host}/{year}-{month}-{day}' }],
      'http://a.test/x.zip',
      '/files/web/a.test/2027-03-04',
    ],
    ['of safe names alone', [{ folder: '{host}/x' }], 'http://[::1]/x.zip', '/files/___1_/x'],
  ])('is %s', async (_what, rules, link, dir) => {
    expect(await folderOf(rules, link)).toBe(dir)
  })

  it('is the one that was asked for, whatever the rules', async () => {
    expect(await folderOf([{ folder: 'rest' }], 'http://a.test/x.zip', '/mine')).toBe('/mine')
  })

  it('stays as it was when it was added, and is told before', async () => {
    const { engine, runner, set, record } = engineWorld({
      folderRules: [{ folder: 'before' }],
      lanes: { web: { paused: true } },
    })
    const urls = ['http://a.test/x.zip']
    expect(engine.matchLinks({ urls }).map(({ dir }) => dir)).toEqual(['/files/before'])
    const [id] = engine.add({ urls })
    await set({ folderRules: [], lanes: {} })
    expect(record(id).state).toBe('InProgress, Downloading')
    expect(runner.order('http://a.test/x.zip').dir).toBe('/files/before')
    expect(engine.matchLinks({ urls }).map(({ dir }) => dir)).toEqual([null])
  })
})

it.each([
  ['leads out', '../elsewhere', '“..”'],
  ['leads out in the middle', 'a\\..\\..\\b', '“..”'],
  ['has a field nobody knows', '{artist}', '{source}'],
  ['is empty', '  ', 'Name a folder'],
  ['holds control characters', 'a\0b', 'control'],
])('a folder that %s is refused', (_what, folder, word) => {
  const { error } = FolderRule.safeParse({ folder })
  expect(error?.issues.map(({ message }) => message).join()).toContain(word)
})
