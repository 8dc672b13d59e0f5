import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock } from '../../electron/engine/system-clock.ts'
import { openPlugins } from '../../electron/plugins.ts'
import { ForkedProcessHost } from '../../electron/process/forked-process-host.ts'
import { type Catalog, catalogWith } from '../../electron/sources/registry.ts'
import type { FailureCode } from '../../shared/failure.ts'
import type { JsonObject } from '../../shared/json.ts'
import { makeTone } from './audio.ts'
import { fakeRip } from './fake-rip.ts'
import { direct, hifiServer } from './hifi-server.ts'
import { makeStream } from './media.ts'
import { startNginx } from './nginx.ts'
import type { Wish } from './source-world.ts'
import { tempFolder } from './temp-folder.ts'

/** How one source is brought to do each of the things every source must do well. */
export type SourceCase = {
  readonly settings: JsonObject
  readonly whole: Wish
  /** Ends well, with no file; with other settings. Null: it has no such end. */
  readonly nothing: { readonly wish: Wish; readonly settings: JsonObject } | null
  readonly failing: { readonly wish: Wish; readonly code: FailureCode }
  /** Its servers want fewer requests. */
  readonly busy: Wish
  /** Goes on for longer than any test, and tells its bytes. */
  readonly slow: Wish
  /** What it lacks is not there. Null: it lacks nothing. */
  readonly unready: { readonly settings: JsonObject; readonly code: FailureCode } | null
  readonly badSettings: JsonObject
  readonly malformed: string
}

export const sourceNames = [
  'youtube',
  'soundcloud',
  'tidal',
  'qobuz',
  'deezer',
  'hifi',
  'http',
  'command',
  // The guide's example of a plugin: a person's own sources must do all of it too.
  'archive',
] as const
export type SourceName = (typeof sourceNames)[number]

export type SourceCases = AsyncDisposable & {
  readonly of: Readonly<Record<SourceName, SourceCase>>
  /** Of all these sources. */
  readonly catalog: Catalog
}

/** Real servers and tools where there are any; `rip` is a fake. */
export async function sourceCases(): Promise<SourceCases> {
  const folder = await tempFolder()
  const nginx = await startNginx({
    server: `location /slow/ { rewrite ^/slow(.*) $1 break; limit_rate 4k; }
      location /busy/ { return 429; }
      location = /api { return 200 '{"file":"http://$http_host/$arg_id"}'; }`,
  })
  makeStream(nginx.root)
  makeTone(nginx.root, 'whole.flac', 6)
  const rip = await fakeRip(folder.path)
  const hifi = await hifiServer(nginx.root, {
    1: { playback: { LOW: direct(['/whole.flac']) } },
    2: { playback: { LOW: direct([`${nginx.url}/slow/whole.flac`]) } },
    3: { playback: { LOW: 429 } },
  })
  const silent = join(folder.path, 'silent')
  await writeFile(silent, '#!/bin/sh\nexit 0\n', { mode: 0o755 })
  const shop = ripCase(rip.settings)
  return {
    catalog: await withExample(folder.path),
    of: {
      youtube: ytDlpCase(
        (path) => ({ targetId: path, filename: `${path}||Title`, extra: { url: nginx.url + path } }),
        silent,
      ),
      soundcloud: ytDlpCase(
        (path) => ({ targetId: path, filename: `1||${nginx.url}${path}||Title` }),
        silent,
      ),
      tidal: shop,
      qobuz: shop,
      deezer: shop,
      hifi: hifiCase(hifi.url),
      http: httpCase(nginx.url),
      command: commandCase(nginx.url),
      archive: archiveCase(nginx.url),
    },
    async [Symbol.asyncDispose]() {
      await hifi[Symbol.asyncDispose]()
      await nginx[Symbol.asyncDispose]()
      await folder[Symbol.asyncDispose]()
    },
  }
}

/** Ours and the guide's example of a plugin. */
async function withExample(root: string): Promise<Catalog> {
  const folder = join(root, 'plugins')
  await mkdir(folder)
  await cp(join(import.meta.dirname, '../sources/example-plugin.mjs'), join(folder, 'archive.mjs'))
  const host = new ForkedProcessHost({ entryPath: join(import.meta.dirname, '../../electron/run/entry.ts') })
  const parts = { folder, enabled: true, host, clock: systemClock, slow: { has: () => false } }
  return catalogWith((await openPlugins(parts)).sources)
}

const byId = (id: string): Wish => ({ targetId: id, filename: `${id}||Title` })

function ytDlpCase(wish: (path: string) => Wish, silent: string): SourceCase {
  return {
    settings: {},
    whole: wish('/film.mp4'),
    nothing: { wish: wish('/film.mp4'), settings: { toolPath: silent } },
    failing: { wish: wish('/missing.mp4'), code: 'not-found' },
    busy: wish('/busy/film.mp4'),
    slow: wish('/slow/film.mp4'),
    unready: { settings: { toolPath: '/nowhere/yt-dlp' }, code: 'tool-missing' },
    badSettings: { toolPath: 7 },
    malformed: 'no separator',
  }
}

const ripCase = (settings: JsonObject): SourceCase => ({
  settings,
  whole: byId('whole'),
  nothing: { wish: byId('nothing'), settings },
  failing: { wish: byId('unavailable'), code: 'not-found' },
  busy: byId('busy'),
  slow: byId('slow'),
  unready: { settings: { ...settings, toolPath: '/nowhere/rip' }, code: 'tool-missing' },
  badSettings: { ...settings, quality: 9 },
  malformed: '||no id',
})

const hifiCase = (url: string): SourceCase => ({
  settings: { servers: [url], quality: 'LOW' },
  whole: byId('1'),
  nothing: null,
  failing: { wish: byId('99'), code: 'not-found' },
  busy: byId('3'),
  slow: byId('2'),
  unready: { settings: {}, code: 'not-configured' },
  badSettings: { servers: 'one' },
  malformed: 'no title||',
})

function httpCase(url: string): SourceCase {
  const wish = (path: string): Wish => ({ targetId: url + path, filename: url + path })
  return {
    settings: {},
    whole: wish('/whole.flac'),
    nothing: null,
    failing: { wish: wish('/missing'), code: 'not-found' },
    busy: wish('/busy/whole.flac'),
    slow: wish('/slow/whole.flac'),
    unready: null,
    badSettings: { anything: true },
    malformed: 'file:///etc/passwd',
  }
}

function commandCase(url: string): SourceCase {
  const args = ['--fail', '--silent', '--show-error', '--output', '{out}', '{url}']
  const settings = {
    commands: [
      { name: 'curl', program: 'curl', args },
      { name: 'true', program: 'true', args: ['{out}'] },
    ],
  }
  const wish = (path: string, name = 'curl'): Wish => ({
    targetId: `${name}||${url}${path}`,
    filename: `${name}||${url}${path}||Title`,
  })
  return {
    settings,
    whole: wish('/whole.flac'),
    nothing: { wish: wish('/', 'true'), settings },
    failing: { wish: wish('/missing'), code: 'not-found' },
    busy: wish('/busy/whole.flac'),
    slow: wish('/slow/whole.flac'),
    unready: {
      settings: { commands: [{ name: 'curl', program: '/nowhere/curl', args }] },
      code: 'tool-missing',
    },
    badSettings: { commands: [{ name: 'x', program: 'sh', args: 'a line for a shell' }] },
    malformed: 'curl||no address||Title',
  }
}

const archiveCase = (url: string): SourceCase => ({
  settings: { api: `${url}/api` },
  whole: byId('whole.flac'),
  nothing: null,
  failing: { wish: byId('missing'), code: 'not-found' },
  busy: byId('busy/whole.flac'),
  slow: byId('slow/whole.flac'),
  unready: null,
  badSettings: { apy: url },
  malformed: 'no separator',
})
