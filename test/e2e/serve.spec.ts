import { expect, test } from '@playwright/test'
import { startNginx } from '../helpers/nginx.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { makeFile, namesIn } from './files.ts'
import { sluice, temporarySluice } from './running-sluice.ts'

test('a second start on the same data folder ends with 1 and names the first', async () => {
  await using running = await temporarySluice()
  const { code, stderr, stdout } = await sluice(running.dataDir, 'serve', '--port', '0')
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain(running.dataDir)
  expect(stderr).toContain(`process ${running.pid}`)
  expect(stderr).toContain(running.url)
  expect(await running.call('getStats', {})).toMatchObject({ active: 0 })
})

test('a port that is taken is named, with what to do, and the data folder is free again', async () => {
  await using running = await temporarySluice()
  await using folder = await tempFolder()
  const port = new URL(running.url).port
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const { code, stderr } = await sluice(folder.path, 'serve', '--port', port)
    expect(code).toBe(1)
    expect(stderr).toBe(
      `sluice: Port ${port} on 127.0.0.1 is taken by another program. Choose another with --port.\n`,
    )
  }
})

test('the command line does with the running Sluice what the window does', async () => {
  await using nginx = await startNginx({ location: 'limit_rate 50k;' })
  await makeFile(nginx.root, 'slow.bin', 5_000_000)
  await using running = await temporarySluice()
  const ask = async (...args: string[]) => {
    const { code, stdout, stderr } = await sluice(running.dataDir, ...args)
    expect({ args, code, stderr }).toEqual({ args, code: 0, stderr: '' })
    return stdout.trim()
  }
  const state = async (id: string) => JSON.parse(await ask('status', id)).state
  expect(await ask('list')).toBe('There are no downloads.')
  const id = await ask('add', `${nginx.url}/slow.bin`)
  expect(await ask('list')).toMatch(new RegExp(`^${id.slice(0, 8)} +http .* slow\\.bin$`, 'm'))
  expect(JSON.parse(await ask('list', '--json'))).toMatchObject({ id, displayName: 'slow.bin' })
  await ask('pause', id.slice(0, 8))
  expect(await state(id)).toBe('Paused')
  await ask('resume', id)
  await ask('cancel', id)
  expect(await state(id)).toBe('Cancelled')
  await ask('retry', id)
  await ask('cancel', '--remove', id)
  expect(await ask('list', '--json')).toBe('')
  await expect.poll(() => namesIn(running.downloads)).toEqual([])
  expect(await ask('lanes', 'youtube', '--delay', '7', '--pause')).toMatch(/YouTube +1 +7 s +0 +0 +paused/)
  expect(JSON.parse(await ask('lanes', '--json'))).toContainEqual(
    expect.objectContaining({ key: 'youtube', delay: 7, paused: true }),
  )
  await makeFile(nginx.root, 'small.bin', 1_000)
  await ask('add', `${nginx.url}/small.bin`)
  await expect.poll(() => ask('history', 'SMALL')).toMatch(/^\d{4}-\S+ +1\.0 kB {2}\/.*\/small\.bin$/)
  expect(await ask('history', 'slow')).toBe('Nothing of that kind has been downloaded.')
  const unknown = await sluice(running.dataDir, 'pause', 'ffffffff')
  expect(unknown).toMatchObject({ code: 1, stderr: 'sluice: There is no download ffffffff.\n' })
})

test('the command line sets limits of lanes and of all downloads, which hold for what runs', async () => {
  await using nginx = await startNginx()
  await makeFile(nginx.root, 'large.bin', 60_000_000)
  await using running = await temporarySluice({ speedLimit: 100_000 })
  const ask = async (...args: string[]) => {
    const { code, stdout, stderr } = await sluice(running.dataDir, ...args)
    expect({ args, code, stderr }).toEqual({ args, code: 0, stderr: '' })
    return stdout.trim()
  }
  const id = await ask('add', `${nginx.url}/large.bin`)
  const record = async () => JSON.parse(await ask('status', id))
  await expect.poll(async () => (await record()).transferred).toBeGreaterThan(0)
  expect((await record()).transferred).toBeLessThan(2_000_000)
  expect(await ask('lanes', 'http', '--limit', '50M')).toMatch(/at most 50.0 MB\/s$/m)
  const rule = ['--schedule', 'mon-fri 08:00-08:01 900M']
  const shown = JSON.parse(await ask('preferences', '--limit', 'none', ...rule))
  expect(shown).toMatchObject({
    speedLimit: 0,
    speedSchedule: [{ from: '08:00', to: '08:01', limit: 900_000_000 }],
  })
  await expect.poll(async () => (await record()).state).toBe('Completed, Succeeded')
  expect(JSON.parse(await ask('preferences', '--no-schedule'))).toMatchObject({ speedSchedule: [] })
  const wrong = await sluice(running.dataDir, 'preferences', '--limit', 'fast')
  expect(wrong.code).toBe(2)
})

test('the command line sets proxy, user agent and referer, says what is wrong with one, and takes them back', async () => {
  await using running = await temporarySluice()
  const set = (...args: string[]) => sluice(running.dataDir, 'preferences', ...args)
  const all = [
    '--proxy',
    'none',
    '--proxy-except',
    '.test, 10.0.0.0/8',
    '--user-agent',
    'Me/1',
    '--referer',
    '*',
  ]
  const { stdout } = await set(...all)
  const now = { proxy: 'none', noProxy: '.test, 10.0.0.0/8', userAgent: 'Me/1', referer: '*' }
  expect(JSON.parse(stdout)).toMatchObject(now)
  for (const [option, value, why] of [
    ['--proxy', 'ftp://proxy.test', /A proxy looks like http:\/\/host:8080/],
    ['--user-agent', 'one\ntwo', /may not hold control characters/],
    ['--referer', 'one\ntwo', /may not hold control characters/],
  ] as const) {
    const wrong = await set(option, value)
    expect(wrong.code).toBe(2)
    expect(wrong.stderr).toMatch(why)
  }
  expect(JSON.parse((await set()).stdout)).toMatchObject(now)
  const back = await set('--proxy', '', '--proxy-except', '', '--user-agent', '', '--referer', '')
  expect(JSON.parse(back.stdout)).toMatchObject({ proxy: '', noProxy: '', userAgent: '', referer: '' })
})

test('the command line says plainly when no Sluice runs', async () => {
  await using folder = await tempFolder()
  const { code, stderr } = await sluice(folder.path, 'list')
  expect(code).toBe(1)
  expect(stderr).toMatch(/^sluice: No Sluice is running on .*sluice serve\n$/)
})

test('callers who may not, or who talk nonsense, get an error each, and the server lives', async ({
  playwright,
}) => {
  await using running = await temporarySluice()
  const api = await playwright.request.newContext()
  const right = { authorization: `Bearer ${running.secret}` }
  const ask = (method: string, params: unknown = {}) =>
    JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })
  const stats = ask('sluice.getStats')
  const hostile: [headers: Record<string, string>, data: string | Buffer, status: number, code: number][] = [
    [{}, stats, 401, 1],
    [{ authorization: 'Bearer wrong' }, stats, 401, 1],
    [{ ...right, origin: 'http://evil.example' }, stats, 403, 1],
    [{ ...right, host: 'evil.example' }, stats, 403, 1],
    [right, '{"jsonrpc":', 200, -32_700],
    [right, Buffer.alloc(20 * 2 ** 20, ' '), 413, -32_600],
    [right, ask('sluice.nothing'), 200, -32_601],
    [right, ask('sluice.cancelDownload', { id: 1 }), 200, -32_602],
    [right, ask('sluice.setLane', { source: 'youtube', concurrency: -1 }), 200, -32_602],
  ]
  for (const [headers, data, status, code] of hostile) {
    const answer = await api.post(`${running.url}/jsonrpc`, { headers, data: Buffer.from(data) })
    expect(answer.status()).toBe(status)
    expect(await answer.json()).toMatchObject({ jsonrpc: '2.0', error: { code } })
    const alive = await api.post(`${running.url}/jsonrpc`, { headers: right, data: Buffer.from(stats) })
    expect(await alive.json()).toMatchObject({ result: { active: 0 } })
  }
  await api.dispose()
})
