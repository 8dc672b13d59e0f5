import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { MOST_ENTRIES } from '../../shared/listing.ts'
import type { DownloadRecord, RecordId } from '../../shared/record.ts'
import { makeStream } from '../helpers/media.ts'
import { type Nginx, startNginx } from '../helpers/nginx.ts'
import { isAlive } from '../helpers/process-life.ts'
import { RunChild } from '../helpers/run-child.ts'
import { SourceWorld } from '../helpers/source-world.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

// The real yt-dlp, which reads as a list any feed, and any page with several films.

let nginx: Nginx

beforeAll(async () => {
  nginx = await startNginx({
    server: `
      location /slow/ { rewrite ^/slow(.*) $1 break; limit_rate 2k; }
      location /same/ { rewrite ^ /film.mp4 break; }`,
  })
  makeStream(nginx.root)
})
afterAll(() => nginx[Symbol.asyncDispose]())

const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** A feed at `/NAME` of films: `[address, title]` each. */
async function feed(name: string, films: readonly (readonly [string, string])[]): Promise<string> {
  const items = films.map(
    ([address, title]) => `<item><title>${escaped(title)}</title><link>${escaped(address)}</link></item>`,
  )
  const channel = `<channel><title>A feed &#10; of films</title>${items.join('')}</channel>`
  await writeFile(join(nginx.root, name), `<?xml version="1.0"?><rss version="2.0">${channel}</rss>`)
  return `${nginx.url}/${name}`
}

const film = (index: number) => [`${nginx.url}/same/${index}.mp4`, `Film ${index}`] as const

/** The real yt-dlp with a site of lists that are what their address says. */
async function withListSite(folder: string): Promise<string> {
  const plugins = join(folder, 'yt_dlp_plugins', 'extractor')
  await mkdir(plugins, { recursive: true })
  await writeFile(
    join(plugins, 'lists.py'),
    `import itertools, time
from yt_dlp.extractor.common import InfoExtractor
from yt_dlp.utils import ExtractorError
class ListsIE(InfoExtractor):
    _VALID_URL = r'(?P<site>http://[^/]+)/list/(?P<id>\\w+)'
    def _real_extract(self, url):
        site, kind = self._match_valid_url(url).groups()
        def one(name, title=None):
            return self.url_result(f'{site}/same/{name}.mp4', video_title=title)
        def entries():
            yield one('first', 'First')
            if kind == 'endless':
                for n in itertools.count():
                    yield one(n, f'Film {n}')
            if kind == 'stuck':
                time.sleep(600)
            if kind == 'gone':
                yield one('private', '[Private video]')
                yield self.url_result('file:///etc/passwd', video_title='Passwords')
                yield self.url_result(url, video_title='Itself')
            if kind == 'broken':
                raise ExtractorError('The second page is private', expected=True)
            if kind == 'busy':
                raise ExtractorError('HTTP Error 503: Service Unavailable', expected=True)
        return self.playlist_result(entries(), kind, f'List {kind}')
`,
  )
  const script = join(folder, 'yt-dlp')
  await writeFile(script, `#!/bin/sh\nPYTHONPATH='${folder}' exec yt-dlp "$@"\n`, { mode: 0o755 })
  return script
}

const listed = (child: RunChild, dir: string, url: string, settings = {}) =>
  child.run({ source: 'youtube', dir, targetId: 'list', extra: { url }, settings })

const all = (world: SourceWorld): readonly DownloadRecord[] =>
  world.engine.getAllDownloads({ offset: 0, limit: 20_000 }).records

it('a list is downloads of its entries, one after the other, each with its title, and no file', async () => {
  await using folder = await tempFolder()
  await using world = new SourceWorld(folder.path, { lanes: { youtube: { concurrency: 1, delay: 0.2 } } })
  const hostile = '../../etc/--x\r\n$(touch hacked)\u202e%(id)s'
  const url = await feed('feed.xml', [film(1), [`${nginx.url}/same/2.mp4`, hostile], film(3)])
  const list = world.dispatch('youtube', { targetId: 'list', filename: 'list||My list', extra: { url } })
  const read = await world.ended(list)
  expect(read).toMatchObject({
    ...{ state: 'Completed, Succeeded', displayName: 'A feed   of films', filePath: null },
    expanded: { added: 3, known: 0, unavailable: 0, problem: null },
  })
  const entries = all(world).filter(({ partOf }) => partOf?.id === list)
  expect(entries.map(({ displayName }) => displayName)).toEqual([
    'Film 1',
    '../../etc/--x $(touch hacked) %(id)s',
    'Film 3',
  ])
  expect(entries[2]).toMatchObject({
    targetId: `${nginx.url}/same/3.mp4`,
    extra: { playlistIndex: 3, playlist: 'A feed   of films' },
  })
  const ended: DownloadRecord[] = []
  for (const { id } of entries) ended.push(await world.ended(id))
  expect(ended.map(({ state }) => state)).toEqual(entries.map(() => 'Completed, Succeeded'))
  const starts = ended.map(({ startedAt }) => startedAt ?? 0)
  const finishes = [read, ...ended].map(({ finishedAt }) => finishedAt ?? 0)
  // The delay counts from when the lane was left, which is noted a moment before the end is.
  for (const [index, start] of starts.entries()) expect(start - (finishes[index] ?? 0)).toBeGreaterThan(150)
  await world.tidy(ended.map(({ filePath }) => filePath?.slice(folder.path.length + 1) ?? ''))
})

it('a list that was read before brings only what is new in it', async () => {
  await using folder = await tempFolder()
  await using world = new SourceWorld(folder.path, { lanes: { youtube: { delay: 0 } } })
  const wish = { targetId: 'list', filename: 'list||My list' }
  const first = world.dispatch('youtube', {
    ...wish,
    extra: { url: await feed('again.xml', [film(1), film(3)]) },
  })
  await world.ended(first)
  await world.until(first, () => all(world).every(({ state }) => state === 'Completed, Succeeded'))
  const url = await feed('again.xml', [film(1), film(2), film(2), film(3)])
  const second = await world.ended(world.dispatch('youtube', { ...wish, extra: { url } }))
  expect(second.expanded).toMatchObject({ added: 1, known: 2 })
})

it('a page with one film is that film, with several a list of them', async () => {
  await using folder = await tempFolder()
  await using child = new RunChild()
  const page = (films: readonly number[]) =>
    `<html><title>A page</title>${films.map((n) => `<video src="/same/${n}.mp4"></video>`).join('')}</html>`
  await writeFile(join(nginx.root, 'one.html'), page([1]))
  await writeFile(join(nginx.root, 'several.html'), page([1, 2]))
  expect(await listed(child, folder.path, `${nginx.url}/one.html`)).toMatchObject({ kind: 'done' })
  const several = await listed(child, folder.path, `${nginx.url}/several.html`)
  expect(several).toMatchObject({
    kind: 'list',
    listing: {
      title: 'A page',
      entries: [
        { targetId: `${nginx.url}/same/1.mp4`, displayName: 'A page (1)' },
        { targetId: `${nginx.url}/same/2.mp4`, displayName: 'A page (2)' },
      ],
    },
  })
  expect(await readdir(folder.path)).toEqual(['A page (1).mp4'])
})

it('a list is one whatever becomes of its entries, and be it one alone', async () => {
  await using folder = await tempFolder()
  await using child = new RunChild()
  const url = await feed('missing.xml', [[`${nginx.url}/missing.mp4`, 'Missing']])
  const outcome = await listed(child, folder.path, url)
  expect(outcome).toMatchObject({ kind: 'list', listing: { entries: [{ displayName: 'Missing' }] } })
})

it('a thousand entries are read once, and none of them is asked for', async () => {
  await using folder = await tempFolder()
  await using child = new RunChild()
  const films = Array.from({ length: 1_000 }, (_, index) => film(index))
  const outcome = await listed(child, folder.path, await feed('thousand.xml', films))
  if (outcome.kind !== 'list') throw new Error(JSON.stringify(outcome))
  expect(outcome.listing.entries.map(({ targetId }) => targetId)).toEqual(films.map(([address]) => address))
  expect(child.told('progress').at(-1)?.progress.phase).toBe('listing: 1000')
  const asked = (await nginx.requests()).filter(({ uri }) => uri.startsWith('/same/9'))
  expect(asked).toEqual([])
})

it.each([
  ['gone', { entries: [{ displayName: 'First' }], unavailable: 3, problem: null, title: 'List gone' }],
  [
    'broken',
    { entries: [{ displayName: 'First' }], problem: expect.stringMatching(/not.*to its end.*private/) },
  ],
])('of a list that is %s is taken what there is', async (kind, listing) => {
  await using folder = await tempFolder()
  await using tools = await tempFolder()
  await using child = new RunChild()
  const settings = { toolPath: await withListSite(tools.path) }
  const outcome = await listed(child, folder.path, `${nginx.url}/list/${kind}`, settings)
  expect(outcome).toMatchObject({ kind: 'list', listing })
  expect(await readdir(folder.path)).toEqual([])
})

it('a list whose site is too busy to go on is tried again later', async () => {
  await using folder = await tempFolder()
  await using tools = await tempFolder()
  await using child = new RunChild()
  const settings = { toolPath: await withListSite(tools.path) }
  const outcome = await listed(child, folder.path, `${nginx.url}/list/busy`, settings)
  expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'rate-limited' } })
})

it('a list with nothing in it says so', async () => {
  await using folder = await tempFolder()
  await using child = new RunChild()
  const url = 'https://www.youtube.com/@nobody'
  const outcome = await listed(child, folder.path, url, { toolPath: '/bin/true' })
  expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'unavailable' } })
})

it('of a list without end the first ten thousand are taken, and it is said', async () => {
  await using folder = await tempFolder()
  await using tools = await tempFolder()
  await using child = new RunChild()
  const settings = { toolPath: await withListSite(tools.path) }
  const outcome = await listed(child, folder.path, `${nginx.url}/list/endless`, settings)
  if (outcome.kind !== 'list') throw new Error(JSON.stringify(outcome))
  expect(outcome.listing.entries).toHaveLength(MOST_ENTRIES)
  expect(outcome.listing.problem).toBe('Only the first 10,000 of it were taken.')
}, 60_000)

it('a list is cancelled while it is read, with its tool, and leaves nothing', async () => {
  await using folder = await tempFolder()
  await using tools = await tempFolder()
  const settings = { toolPath: await withListSite(tools.path) }
  await using world = new SourceWorld(folder.path, { sources: { youtube: settings } })
  const url = `${nginx.url}/list/stuck`
  const id: RecordId = world.dispatch('youtube', { targetId: 'list', filename: 'list||L', extra: { url } })
  await world.until(id, ({ phase }) => phase === 'listing')
  const cancelledAt = performance.now()
  expect(world.engine.cancelDownload(id, { remove: false })).toBe(true)
  await world.idle('youtube')
  await world.tidy()
  expect(performance.now() - cancelledAt).toBeLessThan(2_500)
  expect(all(world)).toMatchObject([{ id, state: 'Cancelled' }])
})

it('whoever is asked for a list knows it by its link', async () => {
  await using folder = await tempFolder()
  await using tools = await tempFolder()
  const toolPath = join(tools.path, 'yt-dlp')
  await writeFile(
    toolPath,
    `#!/bin/sh\nprintf '%s\\n' "$@" > '${tools.path}/asked'\n` +
      `echo 'SLUICE-ITEM {"url":"https://www.youtube.com/watch?v=abc&pp=x","page":"NA","title":"A","list":"L","index":1}'\n` +
      `echo 'SLUICE-ITEM {"url":"https://www.youtube.com/@someone/playlists","page":"NA","title":"NA","list":"L","index":2}'\n`,
    { mode: 0o755 },
  )
  await using child = new RunChild()
  const outcome = await listed(child, folder.path, 'https://www.youtube.com/playlist?list=PL1', { toolPath })
  expect(outcome).toMatchObject({
    kind: 'list',
    listing: {
      title: 'L',
      entries: [
        { targetId: 'abc', displayName: 'A', extra: { videoId: 'abc', title: 'A', playlist: 'L' } },
        { targetId: '/@someone/playlists', displayName: 'YouTube @someone/playlists' },
      ],
    },
  })
  expect(child.told('tool').filter(({ running }) => running)).toHaveLength(1)
  expect(isAlive(child.told('tool')[0]?.pid ?? 0)).toBe(false)
})
