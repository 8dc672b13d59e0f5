import { describe, expect, it } from 'vitest'
import type { SourceCatalog } from '../../electron/engine/ports.ts'
import { catalog, findSource, sources } from '../../electron/sources/registry.ts'
import { SourceWorld } from '../helpers/source-world.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const takes = (link: string) => {
  const url = new URL(link)
  for (const source of sources) {
    const target = source.recognise(url)
    if (target) return { source: source.name, ...target }
  }
  return null
}

it('the registry is what the engine asks for', () => {
  const asked: SourceCatalog = catalog
  expect(asked.all.map(({ name, policy }) => [name, policy])).toEqual([
    ['youtube', { concurrency: 1, delay: 3 }],
    ['soundcloud', { concurrency: 1, delay: 0 }],
    ['tidal', { concurrency: 1, delay: 0 }],
    ['qobuz', { concurrency: 1, delay: 1 }],
    ['deezer', { concurrency: 1, delay: 0 }],
    ['hifi', { concurrency: 1, delay: 0 }],
    ['http', { concurrency: 4, delay: 0 }],
    ['command', { concurrency: 1, delay: 0 }],
  ])
  expect(asked.find('YouTube')?.label).toBe('YouTube')
  expect(findSource('nobody')).toBeUndefined()
})

it.each([
  ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=1', 'dQw4w9WgXcQ'],
  ['https://youtube.com/watch?list=x&v=dQw4w9WgXcQ', 'dQw4w9WgXcQ'],
  ['https://m.youtube.com/watch?v=dQw4w9WgXcQ', 'dQw4w9WgXcQ'],
  ['https://music.youtube.com/watch?v=dQw4w9WgXcQ', 'dQw4w9WgXcQ'],
  ['https://youtu.be/dQw4w9WgXcQ?si=x', 'dQw4w9WgXcQ'],
  ['https://www.youtube.com/shorts/dQw4w9WgXcQ', 'dQw4w9WgXcQ'],
  ['https://www.youtube.com/live/dQw4w9WgXcQ', 'dQw4w9WgXcQ'],
  ['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ', 'dQw4w9WgXcQ'],
])('%s is a video of YouTube', (link, videoId) => {
  const target = { source: 'youtube', targetId: videoId, filename: link, extra: { videoId, url: link } }
  expect(takes(link)).toMatchObject(target)
})

it.each([
  ['https://soundcloud.com/artist/track', 'artist/track'],
  ['https://m.soundcloud.com/artist/track/', 'artist/track'],
  ['https://on.soundcloud.com/AbCd', 'AbCd'],
])('%s is a track of SoundCloud', (link, targetId) => {
  expect(takes(link)).toMatchObject({ source: 'soundcloud', targetId, extra: { permalinkUrl: link } })
})

it.each([
  ['tidal', 'https://tidal.com/browse/track/77640617', '77640617'],
  ['tidal', 'https://tidal.com/track/77640617/u', '77640617'],
  ['tidal', 'https://listen.tidal.com/album/77640616/track/77640617', '77640617'],
  ['qobuz', 'https://open.qobuz.com/track/19512574', '19512574'],
  ['qobuz', 'https://play.qobuz.com/track/19512574', '19512574'],
  ['deezer', 'https://www.deezer.com/track/3135556', '3135556'],
  ['deezer', 'https://www.deezer.com/en/track/3135556?utm_source=x', '3135556'],
])('of %s is the track %s', (source, link, trackId) => {
  expect(takes(link)).toMatchObject({ source, targetId: trackId, filename: link, extra: { trackId } })
})

it.each([
  ['tidal', 'https://tidal.com/browse/album/77640616'],
  ['qobuz', 'https://www.qobuz.com/fr-fr/album/name/0060254788359'],
  ['deezer', 'https://www.deezer.com/en/playlist/1479458365'],
])('of %s is a list, not a page of the web: %s', (source, link) => {
  expect(takes(link)).toMatchObject({ source, filename: link, extra: { url: link } })
})

it.each([
  ['youtube', 'https://www.youtube.com/playlist?list=PL1', 'PL1', 'YouTube playlist PL1'],
  ['youtube', 'https://www.youtube.com/embed/videoseries?list=PL1', 'PL1', 'YouTube playlist PL1'],
  ['youtube', 'https://www.youtube.com/@someone/', '/@someone', 'YouTube @someone'],
  [
    'youtube',
    'https://www.youtube.com/channel/UC1/videos',
    '/channel/UC1/videos',
    'YouTube channel/UC1/videos',
  ],
  ['soundcloud', 'https://soundcloud.com/artist/sets/one', 'artist/sets/one', 'SoundCloud artist/sets/one'],
])('of %s is the list %s', (source, link, targetId, displayName) => {
  expect(takes(link)).toMatchObject({ source, targetId, displayName, filename: link })
})

it('what a list of SoundCloud names by number is that track', () => {
  const link = 'https://api.soundcloud.com/tracks/42'
  expect(takes(link)).toMatchObject({ source: 'soundcloud', targetId: '42', extra: { trackId: '42' } })
})

it('Deezer goes by its old name too, on records and in process lists', () => {
  const deezer = findSource('DEEZER_DL')
  expect([deezer?.name, deezer?.username]).toEqual(['deezer', 'deezer_dl'])
  expect(deezer?.processName?.('3135556')).toBe('deezer-dl-3135556')
})

it.each([
  ['http://example.org/a%20b.iso?x=1', 'a b.iso'],
  ['https://example.org:8443/', 'example.org:8443'],
  ['https://notyoutube.com/watch?v=1', 'watch'],
  ['https://youtube.com.example.org/watch?v=1', 'watch'],
  ['https://mysoundcloud.com/a/b', 'b'],
  ['http://example.org/line%0Abreak%E2%80%AE', 'line break'],
])('%s is a file of the web, shown as "%s"', (link, displayName) => {
  const { href } = new URL(link)
  expect(takes(link)).toEqual({ source: 'http', targetId: href, displayName, filename: href, extra: {} })
})

it.each(['ftp://example.org/a', 'file:///etc/passwd', 'magnet:?xt=1', 'mailto:a@example.org'])(
  "%s is nobody's",
  (link) => expect(takes(link)).toBeNull(),
)

describe('an encoded filename', () => {
  const parse = (name: string, filename: string) => findSource(name)?.parse(filename)

  it('of YouTube is an id and a title', () => {
    expect(parse('youtube', 'dQw4w9WgXcQ||A title')).toEqual({
      targetId: 'dQw4w9WgXcQ',
      displayName: 'A title',
      filename: 'dQw4w9WgXcQ||A title',
      extra: {
        videoId: 'dQw4w9WgXcQ',
        title: 'A title',
        url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
      },
    })
  })

  it('of SoundCloud is an id, a link and a title', () => {
    expect(parse('soundcloud', '42||https://soundcloud.com/a/b||A title')).toEqual({
      targetId: '42',
      displayName: 'A title',
      filename: '42||https://soundcloud.com/a/b||A title',
      extra: { trackId: '42', permalinkUrl: 'https://soundcloud.com/a/b', title: 'A title' },
    })
  })

  it.each(['tidal', 'qobuz', 'deezer'])('of %s is an id and a title', (name) => {
    const target = parse(name, '12345||A title')
    expect(target).toMatchObject({ targetId: '12345', displayName: 'A title', filename: '12345||A title' })
    expect(target?.extra).toMatchObject({ trackId: '12345', title: 'A title' })
    const { url } = target?.extra ?? {}
    expect(url).toMatch(/track\/12345$/)
  })

  it('may have separators in its title', () => {
    expect(parse('youtube', 'id||one||two||')?.displayName).toBe('one||two||')
    expect(parse('soundcloud', 'id||http://a||one||two')?.displayName).toBe('one||two')
  })

  it.each([
    ['youtube', ''],
    ['youtube', 'no separator'],
    ['youtube', '||no id'],
    ['youtube', 'no title||'],
    ['youtube', 'blank title||  '],
    ['soundcloud', 'id||title'],
    ['soundcloud', 'id||||title'],
    ['soundcloud', '||http://a||title'],
    ['tidal', 'no separator'],
    ['qobuz', '||no id'],
    ['deezer', 'no title||'],
    ['http', 'id||title'],
    ['http', 'file:///etc/passwd'],
  ])('of %s that is malformed is refused: "%s"', (name, filename) => {
    expect(parse(name, filename)).toBeNull()
  })
})

it('each host of the web has a lane of its own', () => {
  const http = findSource('http')
  expect(http?.hostOf?.('http://example.org:8080/a')).toBe('example.org:8080')
  expect(http?.processName?.('http://example.org:8080/a?secret=1')).toBe('http-dl-example.org:8080')
})

it('of a link it is told who gets it and who else could', async () => {
  await using folder = await tempFolder()
  await using world = new SourceWorld(folder.path, {})
  const urls = ['https://tidal.com/browse/track/42', 'https://example.org/file.bin']
  const told = (source?: string) =>
    world.engine.matchLinks({ urls, source }).map((one) => [one.source, one.others])
  expect(told()).toEqual([
    ['tidal', ['hifi']],
    ['http', []],
  ])
  expect(told('hifi')).toEqual([
    ['hifi', ['tidal']],
    [null, []],
  ])
  expect(told('http')).toEqual([
    ['http', ['tidal', 'hifi']],
    ['http', []],
  ])
})
