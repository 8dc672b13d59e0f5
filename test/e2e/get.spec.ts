import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startNginx } from '../helpers/nginx.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { makeFile, makeSparseFile, namesIn, sha256 } from './files.ts'
import { finished, sluice, spawnSluice } from './running-sluice.ts'

test('get of a file of 1 GiB brings all of it', async () => {
  // Written once, read four times: a slow disk is not a failure.
  test.setTimeout(180_000)
  await using nginx = await startNginx()
  await using folder = await tempFolder()
  await makeSparseFile(nginx.root, 'large.bin', 2 ** 30)
  const { code, stdout } = await sluice(folder.path, 'get', `${nginx.url}/large.bin`)
  const path = join(folder.path, 'large.bin')
  expect(code).toBe(0)
  expect(stdout).toContain(path)
  expect((await stat(path)).size).toBe(2 ** 30)
  expect(await sha256(path)).toBe(await sha256(join(nginx.root, 'large.bin')))
})

test('get of what is not there says so and ends with 1; what is there arrives all the same', async () => {
  await using nginx = await startNginx()
  await using folder = await tempFolder()
  await makeFile(nginx.root, 'there.bin', 1_000)
  const links = [`${nginx.url}/missing.bin`, `${nginx.url}/there.bin`]
  const { code, stdout, stderr } = await sluice(folder.path, 'get', ...links)
  expect(code).toBe(1)
  expect(stderr).toMatch(/^✗ missing\.bin: .*404/m)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stdout).toMatch(/^✓ .*there\.bin \(1\.0 kB/m)
  expect(await namesIn(folder.path)).toEqual(['there.bin'])
})

test('get --json prints a record a line and nothing else', async () => {
  await using nginx = await startNginx()
  await using folder = await tempFolder()
  await makeFile(nginx.root, 'a.bin', 1_000)
  await makeFile(nginx.root, 'b.bin', 2_000)
  await writeFile(join(folder.path, 'links.txt'), `# two\n${nginx.url}/a.bin\n\n${nginx.url}/b.bin\r\n`)
  const { code, stdout, stderr } = await sluice(
    folder.path,
    'get',
    '-i',
    'links.txt',
    '-d',
    'to',
    '-j',
    '1',
    '--json',
  )
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const records = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(records).toMatchObject([
    {
      displayName: 'a.bin',
      state: 'Completed, Succeeded',
      size: 1_000,
      filePath: join(folder.path, 'to/a.bin'),
    },
    { displayName: 'b.bin', state: 'Completed, Succeeded', size: 2_000 },
  ])
})

test('get takes a name, a checksum and headers, and never gives the name to what does not match', async () => {
  await using nginx = await startNginx({
    server: 'location /guarded/ { if ($http_x_pass != "open it") { return 403; } }',
  })
  await using folder = await tempFolder()
  await makeFile(nginx.root, 'guarded/file.bin', 1_000)
  const link = `${nginx.url}/guarded/file.bin`
  const header = ['--header', 'X-Pass: open it']
  const right = `sha256:${await sha256(join(nginx.root, 'guarded/file.bin'))}`
  const wrong = `sha256:${'0'.repeat(64)}`
  expect(await sluice(folder.path, 'get', link)).toMatchObject({ code: 1 })
  expect(await sluice(folder.path, 'get', link, ...header, '--checksum', wrong)).toMatchObject({ code: 1 })
  expect(await namesIn(folder.path)).toEqual(['file.bin.bad'])
  const got = await sluice(folder.path, 'get', link, ...header, '--checksum', right, '-o', 'mine.bin')
  expect(got).toMatchObject({ code: 0, stdout: expect.stringContaining('sha256 verified') })
  expect(await namesIn(folder.path)).toEqual(['file.bin.bad', 'mine.bin'])
})

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  test(`${signal} cancels a get, leaves no partial file, and ends it with ${code}`, async () => {
    await using nginx = await startNginx({ location: 'limit_rate 100k;' })
    await using folder = await tempFolder()
    await makeFile(nginx.root, 'slow.bin', 5_000_000)
    const child = spawnSluice(folder.path, ['get', `${nginx.url}/slow.bin`])
    await expect.poll(() => namesIn(folder.path)).not.toEqual([])
    child.kill(signal)
    expect(await finished(child)).toMatchObject({ code, stdout: '' })
    expect(await namesIn(folder.path)).toEqual([])
  })
}

for (const [what, args] of [
  ['no links', []],
  ['a number that is none', ['-j', 'two', 'http://127.0.0.1/']],
  ['a rate that is none', ['--limit', 'fast', 'http://127.0.0.1/']],
  ['a header without a colon', ['--header', 'nonsense', 'http://127.0.0.1/']],
  ['a checksum that is none', ['--checksum', 'crc32:00', 'http://127.0.0.1/']],
  ['a checksum that is too short', ['--checksum', 'sha256:00', 'http://127.0.0.1/']],
  ['a checksum file that is no link', ['--checksum-file', 'file:///etc/passwd', 'http://127.0.0.1/']],
  ['one name for two links', ['-o', 'name', 'http://127.0.0.1/a', 'http://127.0.0.1/b']],
  ['what no source can download', ['nonsense']],
  ['an unknown source', ['--source', 'napster', 'http://127.0.0.1/']],
  ['a list that is not there', ['-i', 'missing.txt']],
  ['an unknown option', ['--nonsense']],
] as const) {
  test(`get with ${what} ends with 2 and says what is wrong`, async () => {
    await using folder = await tempFolder()
    const { code, stdout, stderr } = await sluice(folder.path, 'get', ...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^(?:sluice|error): .+/)
    expect(stderr).not.toMatch(/^\s+at /m)
  })
}

for (const [whose, saved, env] of [
  ['their preferences', '{"language":"de"}', {}],
  ['their terminal', '{}', { LC_ALL: 'de_DE.UTF-8' }],
] as const) {
  test(`get says what is refused in the language of ${whose}`, async () => {
    await using folder = await tempFolder()
    await writeFile(join(folder.path, 'preferences.json'), saved)
    const child = spawnSluice(folder.path, ['get', 'nonsense'], folder.path, [], env)
    expect(await finished(child)).toEqual({
      code: 2,
      stdout: '',
      stderr: 'sluice: Diesen Link kann keine Quelle laden: nonsense. Es wurde nichts hinzugefügt.\n',
    })
  })
}

test('a command line that is wrong ends with 2, and does end, however it is wrong', async () => {
  await using folder = await tempFolder()
  for (const line of [['get'], ['--', 'get'], ['get', '--bogus'], ['get', 'ftp://nothing']]) {
    const { code, stderr } = await sluice(folder.path, ...line)
    expect(code, line.join(' ')).toBe(2)
    expect(stderr).not.toBe('')
  }
})
