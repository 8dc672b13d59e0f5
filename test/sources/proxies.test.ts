import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { proxyEnvironment } from '../../electron/tools/proxy-environment.ts'
import { makeTone } from '../helpers/audio.ts'
import { direct, hifiServer } from '../helpers/hifi-server.ts'
import { type Nginx, startNginx } from '../helpers/nginx.ts'
import { httpProxy, type RunningProxy, socksProxy } from '../helpers/proxies.ts'
import { RunChild } from '../helpers/run-child.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

let nginx: Nginx

beforeAll(async () => {
  nginx = await startNginx()
  const film = ['-f', 'lavfi', '-i', 'testsrc=d=1:s=64x64', join(nginx.root, 'film.mp4')]
  execFileSync('ffmpeg', ['-v', 'error', ...film])
  writeFileSync(join(nginx.root, 'a.bin'), 'text')
})
afterAll(() => nginx[Symbol.asyncDispose]())

const rules = (proxy: string, noProxy = '') => ({ proxy: { proxy, noProxy } })

describe.each<[name: string, start: () => Promise<RunningProxy>, scheme: string]>([
  ['an HTTP proxy', httpProxy, 'http'],
  ['a SOCKS5 proxy', socksProxy, 'socks5'],
])('through %s', (_name, start, scheme) => {
  it('yt-dlp, a command and a HiFi server are all asked', async () => {
    await using proxy = await start()
    await using folder = await tempFolder()
    await using child = new RunChild()
    const way = rules(`${scheme}://${proxy.address}`)
    const dir = folder.path
    const isAsked = async (port: number | string, order: object) => {
      const before = (await proxy.log()).length
      const outcome = await child.run({ source: 'youtube', dir, ...order, ...way })
      expect(outcome).toMatchObject({ kind: 'done' })
      expect((await proxy.log()).slice(before)).toContain(`${port}`)
    }
    await isAsked(nginx.port, { targetId: 'id', extra: { url: `${nginx.url}/film.mp4` } })

    const curl = { name: 'curl', program: 'curl', args: ['--fail', '--output', '{out}', '{url}'] }
    const command = { source: 'command', settings: { commands: [curl] }, displayName: 'a.bin' }
    await isAsked(nginx.port, { ...command, targetId: `curl||${nginx.url}/a.bin` })

    makeTone(dir, 'whole.flac', 1)
    await using server = await hifiServer(dir, { 1: { playback: { LOSSLESS: direct(['/whole.flac']) } } })
    const settings = { servers: [server.url], quality: 'LOSSLESS' }
    await isAsked(new URL(server.url).port, { source: 'hifi', settings, targetId: '1' })
    expect(readFileSync(join(dir, 'a.bin'), 'utf8')).toBe('text')
  })
})

it.each([
  ['', '', {}],
  [
    'http://p:1',
    'a',
    { http_proxy: 'http://p:1', HTTPS_PROXY: 'http://p:1', all_proxy: 'http://p:1', no_proxy: 'a' },
  ],
  ['none', '', { http_proxy: '', https_proxy: '', ALL_PROXY: '', NO_PROXY: '*' }],
  ['', 'a', { no_proxy: 'a', NO_PROXY: 'a' }],
])('a proxy %j but for %j is in the environment of a program', (proxy, noProxy, environment) => {
  const found = proxyEnvironment({ proxy, noProxy })
  expect(found).toMatchObject(environment)
  if (proxy === '') expect(Object.keys(found)).toHaveLength(Object.keys(environment).length)
})
