import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dashSegments } from '../../electron/sources/hifi/dash.ts'
import { findSource } from '../../electron/sources/registry.ts'
import { cutShort, makeTone } from '../helpers/audio.ts'
import type { FaultServer } from '../helpers/fault-server.ts'
import { dash, direct, hifiServer, type Track } from '../helpers/hifi-server.ts'
import { freePort } from '../helpers/nginx.ts'
import { RunChild } from '../helpers/run-child.ts'
import { smallDisk } from '../helpers/small-disk.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

let media: Awaited<ReturnType<typeof tempFolder>>
let server: FaultServer

const info = { id: 1, title: 'A / B', duration: 6, artist: { name: 'Someone' } }
const every = (playback: Track['playback'][string]) =>
  Object.fromEntries(['HI_RES_LOSSLESS', 'LOSSLESS', 'HIGH', 'LOW'].map((quality) => [quality, playback]))
const locked = direct(['/whole.flac'], { encryptionType: 'OLD_AES', keyId: 'x' })

beforeAll(async () => {
  media = await tempFolder()
  makeTone(media.path, 'whole.flac', 6)
  makeTone(media.path, 'preview.flac', 2)
  await cutShort(media.path, 'whole.flac', 0.5)
  mkdirSync(join(media.path, 'dash'))
  const pieces = [
    '-c:a',
    'aac',
    '-f',
    'dash',
    '-seg_duration',
    '1',
    '-use_template',
    '1',
    '-use_timeline',
    '1',
  ]
  makeTone(join(media.path, 'dash'), 'track.mpd', 6, ...pieces)
  const mpd = readFileSync(join(media.path, 'dash/track.mpd'), 'utf8')
  const at = (folder: string) => mpd.replace('<Period', `<BaseURL>${folder}</BaseURL><Period`)
  server = await hifiServer(media.path, {
    1: { info, playback: every(direct(['/whole.flac'])) },
    2: { info, playback: every(dash(at('/dash/'))) },
    3: { info, playback: { HI_RES_LOSSLESS: locked, LOSSLESS: 404, HIGH: direct(['/whole.flac']) } },
    4: { info, playback: every(locked) },
    5: { info, playback: every(dash(mpd.replace('<Representation', '<ContentProtection/><Representation'))) },
    6: { info, playback: every({ ...direct(['/whole.flac']), assetPresentation: 'PREVIEW' }) },
    7: { info, playback: every(direct(['/short-whole.flac'])) },
    8: { info, playback: every(direct(['/preview.flac'])) },
    9: { playback: every(direct(['/whole.flac'])), isOld: true },
    10: { info, playback: every(429) },
    11: { info, playback: every(direct(['/gone.flac'])) },
    12: {
      info,
      playback: every({ manifest: 'bm90IEpTT04=', manifestMimeType: 'application/vnd.tidal.bts' }),
    },
    13: { info, playback: every({ manifest: '', manifestMimeType: 'application/vnd.tidal.emu' }) },
    14: { info, playback: every(direct(['file:///etc/passwd'])) },
    15: { info, playback: every(direct(['/slow/whole.flac'])) },
    16: { info, playback: every(dash(at('/slow/dash/'))) },
  })
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await media[Symbol.asyncDispose]()
})

const order = (dir: string, targetId: string, more: object = {}) => ({
  ...{ source: 'hifi', dir, targetId, settings: { servers: [server.url] } },
  ...more,
})
const asked = (path: string) =>
  server.requests.filter((request) => request.path.startsWith(path)).map(({ path }) => path)

describe('a HiFi server', () => {
  it('gives a track whole, under the name it has for it, in the best quality', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    await writeFile(join(folder.path, 'Someone - A _ B.flac'), 'mine')
    const outcome = await child.run(
      order(folder.path, '1', { settings: { servers: [server.url], apiKey: 'key' } }),
    )
    const filePath = join(folder.path, 'Someone - A _ B (1).flac')
    const original = await readFile(join(media.path, 'whole.flac'))
    expect(outcome).toEqual({ kind: 'done', filePath, size: original.length })
    expect((await readFile(filePath)).equals(original)).toBe(true)
    expect((await readdir(folder.path)).sort()).toEqual(['Someone - A _ B (1).flac', 'Someone - A _ B.flac'])
    expect(asked('/track/?id=1&').at(-1)).toBe('/track/?id=1&quality=HI_RES_LOSSLESS')
    expect(server.requests.at(-2)?.headers['x-api-key']).toBe('key')
    // The key is the API's, and not for wherever it sends us.
    expect(server.requests.at(-1)?.headers['x-api-key']).toBeUndefined()
    expect(child.told('progress').at(-1)?.progress).toMatchObject({
      transferred: original.length,
      size: original.length,
    })
  })

  it('gives one in pieces, whose share is told and is never all before the end', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    const outcome = await child.run(order(folder.path, '2', { extra: { title: 'Mine' } }))
    const filePath = join(folder.path, 'Mine.m4a')
    expect(outcome).toMatchObject({ kind: 'done', filePath })
    const probe = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', filePath]
    expect(Number(execFileSync('ffprobe', probe).toString())).toBeCloseTo(6, 0)
    const shares = child.told('progress').map(({ progress }) => progress.percent ?? 0)
    expect(shares.at(-1)).toBe(99.9)
    expect(Math.max(...shares)).toBe(99.9)
  })

  it('is asked for less where it refuses more, and no lower than needed', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    expect(await child.run(order(folder.path, '3'))).toMatchObject({ kind: 'done' })
    expect(asked('/track/?id=3').map((path) => path.split('=').at(-1))).toEqual([
      'HI_RES_LOSSLESS',
      'LOSSLESS',
      'HIGH',
    ])
    const low = { settings: { servers: [server.url], quality: 'LOW' } }
    expect(await child.run(order(folder.path, '3', low))).toMatchObject({ failure: { code: 'not-found' } })
  })

  it('of the first version is understood too, and need not say what a track is', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    const outcome = await child.run(order(folder.path, '9', { displayName: 'HiFi 9' }))
    expect(outcome).toMatchObject({ kind: 'done', filePath: join(folder.path, 'HiFi 9.flac') })
  })

  it.each([
    ['4', 'unsupported', 'encrypted'],
    ['5', 'unsupported', 'encrypted'],
    ['6', 'unavailable', 'preview'],
    ['7', 'incomplete', 'before its end'],
    ['8', 'unavailable', '2 s of 6 s'],
    ['10', 'rate-limited', '429'],
    ['11', 'not-found', '404'],
    ['12', 'server', 'cannot be read'],
    ['13', 'unsupported', 'vnd.tidal.emu'],
    ['14', 'server', 'no address on the web'],
    ['99', 'not-found', '404'],
    ['/track/../x', 'unsupported', 'one by one'],
  ])('whose track is %s: %s, and nothing is left', async (targetId, code, words) => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    const message = expect.stringContaining(words)
    expect(await child.run(order(folder.path, targetId))).toMatchObject({
      kind: 'failed',
      failure: { code, message },
    })
    expect(await readdir(folder.path)).toEqual([])
  })

  it('that is down, busy or without the track is stood in for by the next', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    const nobody = `http://127.0.0.1:${await freePort()}`
    await using other = await hifiServer(media.path, { 1: { playback: every(503) } })
    const settings = { servers: [nobody, `${other.url}/api`, other.url, server.url] }
    expect(await child.run(order(folder.path, '1', { settings }))).toMatchObject({ kind: 'done' })
    const all = { settings: { servers: [nobody, other.url] } }
    expect(await child.run(order(folder.path, '1', all))).toMatchObject({ failure: { code: 'connection' } })
    const busy = { settings: { servers: [other.url, other.url] } }
    expect(await child.run(order(folder.path, '1', busy))).toMatchObject({
      failure: { code: 'rate-limited' },
    })
  })

  it('is not stood in for when it is our disk that is full', async ({ skip }) => {
    await using disk = await smallDisk('size=16k')
    if (disk === null) return skip('No disk can be mounted here.')
    await using child = new RunChild()
    await using other = await hifiServer(media.path, { 1: { playback: every(503) } })
    const settings = { servers: [server.url, other.url] }
    expect(await child.run(order(disk.path, '1', { settings }))).toMatchObject({
      failure: { code: 'disk-full' },
    })
    expect(other.requests).toEqual([])
    expect(await readdir(disk.path)).toEqual([])
  })

  it.each(['15', '16'])('is left at once when a download is cancelled (%s)', async (targetId) => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    child.order(order(folder.path, targetId))
    await child.until(() => (child.told('progress').at(-1)?.progress.transferred ?? 0) > 0)
    child.send({ type: 'stop', runId: 'run 1', discard: true })
    await child.until(() => child.told('end').length === 1)
    expect(child.told('end')[0]?.outcome).toEqual({ kind: 'stopped' })
    expect(await readdir(folder.path)).toEqual([])
  })

  it('has to be named: there is none by default', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    expect(await child.run(order(folder.path, '1', { settings: {} }))).toMatchObject({
      failure: { code: 'not-configured' },
    })
    const hifi = findSource('hifi')
    expect(await hifi?.configured({})).toMatchObject({ ready: false })
    expect(await hifi?.configured({ servers: ['https://example.org/api'] })).toEqual({
      ready: true,
      detail: 'example.org',
    })
    expect(hifi?.settings.safeParse({ servers: ['file:///etc/passwd'] }).success).toBe(false)
  })
})

it('a DASH manifest names its pieces by number or by time, the best of several', () => {
  const mpd = (media: string) => `<MPD><Period><AdaptationSet>
    <SegmentTemplate timescale="1000" initialization="$RepresentationID$/init.mp4" media="${media}" startNumber="5">
      <SegmentTimeline><S t="100" d="50" r="1"/><S d="30"/></SegmentTimeline></SegmentTemplate>
    <Representation id="low" bandwidth="1"/><Representation id="high&amp;loud" bandwidth="20"/>
    </AdaptationSet></Period></MPD>`
  const base = 'https://example.org/a/b?c'
  expect(dashSegments(mpd('$RepresentationID$/$Number%04d$.m4s?x=1&amp;y=$Bandwidth$'), base)).toEqual([
    'https://example.org/a/high&loud/init.mp4',
    ...[5, 6, 7].map((n) => `https://example.org/a/high&loud/000${n}.m4s?x=1&y=20`),
  ])
  expect(dashSegments(mpd('$Time$$$.m4s'), base).slice(1)).toEqual(
    [100, 150, 200].map((time) => `https://example.org/a/${time}$.m4s`),
  )
  expect(() => dashSegments(mpd('x').replace('r="1"', 'r="999999999"'), base)).toThrow(/more pieces/)
  expect(() => dashSegments('<MPD/>', base)).toThrow(/not known here/)
})

it('in a DASH manifest each quality may have pieces and a base of its own', () => {
  const quality = (name: string, bandwidth: number, base: string) =>
    `<Representation id='${name}' bandwidth='${bandwidth}'><BaseURL>${base}</BaseURL>
      <SegmentTemplate media="$Number$.m4s"><SegmentTimeline><S d="1" r="${bandwidth}"/></SegmentTimeline>
      </SegmentTemplate></Representation>`
  const set = `<AdaptationSet>${quality('low', 1, 'low/')}${quality('high', 2, 'high/')}</AdaptationSet>`
  const mpd = `<MPD><BaseURL>https://cdn.test/x/</BaseURL><Period>${set}</Period></MPD>`
  const names = [1, 2, 3].map((n) => `https://cdn.test/x/high/${n}.m4s`)
  expect(dashSegments(mpd, 'https://example.org/')).toEqual(names)
  const whole =
    '<MPD><Period><Representation bandwidth="1"><BaseURL>a.mp4</BaseURL></Representation></Period></MPD>'
  expect(dashSegments(whole, 'https://example.org/b/')).toEqual(['https://example.org/b/a.mp4'])
  // Which of them, and in which order, nobody would know.
  expect(() => dashSegments(mpd.replace(set, set + set), 'https://example.org/')).toThrow(/not known here/)
  expect(() => dashSegments(whole.replace('a.mp4', 'http://['), 'https://example.org/')).toThrow(/no address/)
})
