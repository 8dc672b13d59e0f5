import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findSource } from '../../electron/sources/registry.ts'
import { makeStream } from '../helpers/media.ts'
import { type Nginx, startNginx } from '../helpers/nginx.ts'
import { isAlive } from '../helpers/process-life.ts'
import { RunChild } from '../helpers/run-child.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

// The real yt-dlp, led to a server of ours by its extractor for any page.

let nginx: Nginx

beforeAll(async () => {
  nginx = await startNginx({
    server: `
      location /calm/ { rewrite ^/calm(.*) $1 break; limit_rate 15k; }
      location /slow/ { rewrite ^/slow(.*) $1 break; limit_rate 5k; }
      location /busy/ { return 429; }
      location /closed/ { return 403; }
      location /broken/ { return 500; }`,
  })
  makeStream(nginx.root)
  await writeFile(join(nginx.root, 'words.srt'), '1\n00:00:00,000 --> 00:00:01,000\nHello\n')
  execFileSync('ffmpeg', [
    ...['-v', 'error', '-i', join(nginx.root, 'film.mp4'), '-frames:v', '1', join(nginx.root, 'cover.png')],
  ])
  await writeFile(join(nginx.root, 'page.html'), '<html><title>No film here</title></html>')
})
afterAll(() => nginx[Symbol.asyncDispose]())

const download = (child: RunChild, dir: string, path: string, more: object = {}) =>
  child.run({ source: 'youtube', dir, targetId: 'id', extra: { url: nginx.url + path }, ...more })

/** `codec,codec|container`, as ffprobe has them. */
function contentsOf(path: string): string {
  const shown = ['-show_entries', 'stream=codec_name:format=format_name', '-of', 'json']
  const { streams, format } = JSON.parse(execFileSync('ffprobe', ['-v', 'error', ...shown, path]).toString())
  return `${streams.map((stream: { codec_name: string }) => stream.codec_name).join()}|${format.format_name}`
}

/** The real yt-dlp, to which a plugin has shown a site whose films are what their address says. */
async function withOurSite(folder: string): Promise<string> {
  const plugins = join(folder, 'yt_dlp_plugins', 'extractor')
  await mkdir(plugins, { recursive: true })
  await writeFile(
    join(plugins, 'stage.py'),
    `from yt_dlp.extractor.common import InfoExtractor
class StageIE(InfoExtractor):
    _VALID_URL = r'(?P<site>http://[^/]+)/stage/(?P<id>\\w+)'
    def _real_extract(self, url):
        site, status = self._match_valid_url(url).groups()
        words = [{'url': site + '/words.srt', 'ext': 'srt'}]
        return {'id': status, 'title': status, 'url': site + '/film.mp4', 'live_status': status,
                'subtitles': {'en-GB': words, 'de': words}, 'thumbnail': site + '/cover.png'}
`,
  )
  const script = join(folder, 'yt-dlp')
  await writeFile(script, `#!/bin/sh\nPYTHONPATH='${folder}' exec yt-dlp "$@"\n`, { mode: 0o755 })
  return script
}

describe('yt-dlp', () => {
  it('fetches a film under the title of the record, as it is on the server', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    await writeFile(join(folder.path, 'A _ B.mp4'), 'mine')
    const extra = { url: `${nginx.url}/film.mp4`, title: 'A / B' }
    const outcome = await download(child, folder.path, '', { extra })
    const filePath = join(folder.path, 'A _ B (1).mp4')
    const original = await readFile(join(nginx.root, 'film.mp4'))
    expect(outcome).toEqual({ kind: 'done', filePath, size: original.length })
    expect((await readFile(filePath)).equals(original)).toBe(true)
    expect((await readdir(folder.path)).sort()).toEqual(['A _ B (1).mp4', 'A _ B.mp4'])
    expect(child.told('partial')).toHaveLength(1)
    const [begun, over] = child.told('tool')
    expect([begun?.running, over?.running]).toEqual([true, false])
    const last = child.told('progress').at(-1)?.progress
    expect(last).toMatchObject({ transferred: original.length, size: original.length, phase: 'finishing' })
  })

  it('fetches a stream in pieces, names it itself, and tells its share', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    const outcome = await child.run({
      ...{ source: 'soundcloud', dir: folder.path, targetId: '42' },
      extra: { permalinkUrl: `${nginx.url}/calm/film.m3u8` },
    })
    expect(outcome).toMatchObject({ kind: 'done', filePath: join(folder.path, 'film.mp4') })
    expect(child.told('progress').some(({ progress }) => (progress.percent ?? 0) > 0)).toBe(true)
    const seconds = execFileSync('ffprobe', [
      ...['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', join(folder.path, 'film.mp4')],
    ])
    expect(Number(seconds.toString())).toBeCloseTo(3, 0)
  })

  it('fetches picture and sound that come apart, as one share of both, and joins them', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    const extra = { url: `${nginx.url}/slow/film.mpd` }
    const outcome = await child.run({ source: 'youtube', dir: folder.path, targetId: 'id', extra })
    expect(outcome).toMatchObject({ kind: 'done', filePath: join(folder.path, 'film.mp4') })
    expect(await readdir(folder.path)).toEqual(['film.mp4'])
    expect(contentsOf(join(folder.path, 'film.mp4'))).toBe('h264,aac|mov,mp4,m4a,3gp,3g2,mj2')
    const told = child.told('progress').map(({ progress }) => progress)
    const shares = told.flatMap(({ percent }) => percent ?? [])
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares.some((share) => share > 0 && share < 50)).toBe(true)
    expect(shares.some((share) => share > 50)).toBe(true)
    expect(told.some(({ phase }) => phase === 'finishing')).toBe(true)
  })

  it.each([
    ['sound', { container: 'mp3', embedMetadata: true }, 'film.mp3', 'mp3|mp3'],
    ['sound as it is', { kind: 'audio' }, 'film.m4a', 'aac|mov,mp4,m4a,3gp,3g2,mj2'],
    ['another container', { container: 'mkv', maxHeight: 480 }, 'film.mkv', 'h264,aac|matroska,webm'],
  ])('makes of a film %s', async (_, settings, name, holds) => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    const outcome = await download(child, folder.path, '/film.mp4', { settings })
    expect(outcome).toMatchObject({ kind: 'done', filePath: join(folder.path, name) })
    expect(await readdir(folder.path)).toEqual([name])
    expect(contentsOf(join(folder.path, name))).toBe(holds)
  })

  it('ends with all it wrote when it is cancelled', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    child.order({ source: 'youtube', dir: folder.path, extra: { url: `${nginx.url}/slow/film.mp4` } })
    await child.until(() => (child.told('progress').at(-1)?.progress.transferred ?? 0) > 0)
    const pid = child.told('tool')[0]?.pid ?? 0
    expect(isAlive(pid)).toBe(true)
    expect(await readdir(folder.path)).toEqual([`.sluice-3d2f1a52-3c0f-4a6b-9d2e-0d1c2b3a4f5e`])
    const stoppedAt = performance.now()
    child.send({ type: 'stop', runId: 'run 1', discard: true })
    await child.until(() => child.told('end').length === 1)
    // It has 2 s, which the pool sees to and its tests hold; here nobody waits for a busy machine.
    expect(performance.now() - stoppedAt).toBeLessThan(4_000)
    expect(child.told('end')[0]?.outcome).toEqual({ kind: 'stopped' })
    expect(isAlive(pid)).toBe(false)
    expect(await readdir(folder.path)).toEqual([])
  })

  it.each([
    ['/missing.mp4', 'not-found'],
    ['/busy/film.mp4', 'rate-limited'],
    ['/closed/film.mp4', 'forbidden'],
    ['/broken/film.mp4', 'server'],
    ['/page.html', 'unsupported'],
  ])('at %s fails as %s and leaves nothing', async (path, code) => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    expect(await download(child, folder.path, path)).toMatchObject({ kind: 'failed', failure: { code } })
    expect(await readdir(folder.path)).toEqual([])
    expect(child.told('log').some(({ line }) => line.startsWith('ERROR:'))).toBe(true)
  })

  it('is not asked for what is not on the web', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    const outcome = await download(child, folder.path, '', { extra: { url: 'file:///etc/passwd' } })
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'bad-address' } })
    expect(child.told('tool')).toEqual([])
  })

  it('that is not there is named, with how to get it', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    const settings = { toolPath: '/nowhere/yt-dlp' }
    const outcome = await download(child, folder.path, '/film.mp4', { settings })
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'tool-missing', retryable: false } })
    expect(JSON.stringify(outcome)).toMatch(/\/nowhere\/yt-dlp.*apt install yt-dlp/)
    expect(await readdir(folder.path)).toEqual([])
    const youtube = findSource('youtube')
    expect(await youtube?.configured(settings)).toMatchObject({ ready: false })
    expect(await youtube?.configured({})).toMatchObject({
      ready: true,
      detail: expect.stringMatching(/^yt-dlp \d{4}\.\d\d\.\d\d\S* at /),
    })
  })

  it.each([
    ['is_live', {}, { kind: 'failed', failure: { code: 'unsupported' } }],
    ['is_live', { liveStreams: true }, { kind: 'done' }],
    ['is_upcoming', {}, { kind: 'failed', failure: { code: 'unavailable' } }],
    ['was_live', {}, { kind: 'done' }],
  ])('of a film that %s, with the settings %j, ends as %j', async (status, more, ending) => {
    await using folder = await tempFolder()
    await using tools = await tempFolder()
    await using child = new RunChild()
    const settings = { ...more, toolPath: await withOurSite(tools.path) }
    const outcome = await download(child, folder.path, `/stage/${status}`, { settings })
    expect(outcome).toMatchObject(ending)
    if (ending.kind === 'failed') expect(await readdir(folder.path)).toEqual([])
  })

  it('says what to do about cookies that cannot be read', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    const cookiesFile = join(folder.path, 'cookies.txt')
    await writeFile(cookiesFile, 'not of this kind')
    const outcome = await download(child, folder.path, '/film.mp4', { settings: { cookiesFile } })
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'not-configured' } })
  })

  it('does not go on without the cookies it was given', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    const settings = { cookiesFile: join(folder.path, 'gone.txt') }
    const outcome = await download(child, folder.path, '/film.mp4', { settings })
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'not-configured' } })
    expect(child.told('tool')).toEqual([])
    expect(await findSource('youtube')?.configured(settings)).toMatchObject({ ready: false })
  })

  it('puts subtitles and a thumbnail into the file', async () => {
    await using folder = await tempFolder()
    await using tools = await tempFolder()
    await using child = new RunChild()
    const wish = { container: 'mkv', subtitles: ['en.*'], embedThumbnail: true, embedMetadata: true }
    const settings = { ...wish, toolPath: await withOurSite(tools.path) }
    const outcome = await download(child, folder.path, '/stage/was_live', { settings })
    expect(outcome).toMatchObject({ kind: 'done', filePath: join(folder.path, 'was_live.mkv') })
    expect(await readdir(folder.path)).toEqual(['was_live.mkv'])
    expect(contentsOf(join(folder.path, 'was_live.mkv'))).toMatch(/^h264,aac,(?:subrip|webvtt|ass),png/)
  })

  it('brings subtitles, thumbnail and metadata in files beside the media, under its name', async () => {
    await using folder = await tempFolder()
    await using tools = await tempFolder()
    await using child = new RunChild()
    await writeFile(join(folder.path, 'A title.mp4'), 'mine')
    await writeFile(join(folder.path, 'A title (1).de.srt'), 'mine too')
    const wish = { subtitles: ['all'], filesBeside: ['subtitles', 'thumbnail', 'metadata'] }
    const settings = { ...wish, toolPath: await withOurSite(tools.path) }
    const extra = { url: `${nginx.url}/stage/was_live`, title: 'A title' }
    const outcome = await download(child, folder.path, '', { settings, extra })
    const beside = ['.de (1).srt', '.en-GB.srt', '.info.json', '.png']
    expect(outcome).toMatchObject({
      ...{ kind: 'done', filePath: join(folder.path, 'A title (1).mp4') },
      otherFiles: beside.map((ending) => join(folder.path, `A title (1)${ending}`)),
    })
    expect((await readdir(folder.path)).sort()).toEqual([
      ...['A title (1).de (1).srt', 'A title (1).de.srt', 'A title (1).en-GB.srt'],
      ...['A title (1).info.json', 'A title (1).mp4', 'A title (1).png', 'A title.mp4'],
    ])
    expect(await readFile(join(folder.path, 'A title (1).en-GB.srt'), 'utf8')).toContain('Hello')
    expect(contentsOf(join(folder.path, 'A title (1).mp4'))).toMatch(/^h264,aac\|/)
  })

  it('brings subtitles beside sound too, which has no place for them', async () => {
    await using folder = await tempFolder()
    await using tools = await tempFolder()
    await using child = new RunChild()
    const wish = { kind: 'audio', subtitles: ['de'], filesBeside: ['subtitles'] }
    const settings = { ...wish, toolPath: await withOurSite(tools.path) }
    await download(child, folder.path, '/stage/was_live', { settings })
    expect((await readdir(folder.path)).sort()).toEqual(['was_live.de.srt', 'was_live.m4a'])
  })

  it('that talks in another way than it was told to is not believed', async () => {
    await using folder = await tempFolder()
    await using tools = await tempFolder()
    const toolPath = join(tools.path, 'yt-dlp')
    await writeFile(toolPath, '#!/bin/sh\necho "SLUICE-PROGRESS 10%"\nsleep 600\n', { mode: 0o755 })
    await using child = new RunChild()
    const outcome = await download(child, folder.path, '/film.mp4', { settings: { toolPath } })
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'tool-failed' } })
    expect(child.told('tool').at(-1)?.running).toBe(false)
  })

  it('whose file has another hash than expected gives it no name', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    const options = { checksum: `md5:${'0'.repeat(32)}`, filename: 'film.mp4' }
    const outcome = await download(child, folder.path, '/film.mp4', { options })
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'checksum' } })
    expect(await readdir(folder.path)).toEqual(['film.mp4.bad'])
  })
})
