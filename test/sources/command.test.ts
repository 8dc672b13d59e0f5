import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findSource } from '../../electron/sources/registry.ts'
import { CommandSettings } from '../../electron/tools/command.ts'
import type { JsonObject } from '../../shared/json.ts'
import { Preferences } from '../../shared/preferences.ts'
import { type Nginx, startNginx } from '../helpers/nginx.ts'
import { eventually, isAlive } from '../helpers/process-life.ts'
import { RunChild } from '../helpers/run-child.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

let nginx: Nginx
const body = Buffer.alloc(3_000_000, 'sluice ')

beforeAll(async () => {
  nginx = await startNginx({ server: 'location /slow/ { rewrite ^/slow(.*) $1 break; limit_rate 300k; }' })
  await writeFile(join(nginx.root, 'a file.bin'), body)
})
afterAll(() => nginx[Symbol.asyncDispose]())

/** A template as the preferences have it, right or wrong. */
type Named = JsonObject & { readonly name: string }

/** As the documentation has them. */
const curl = {
  name: 'curl',
  program: 'curl',
  args: ['--fail', '--location', '--progress-bar', '--output', '{out}', '{url}'],
  progress: '(?<percent>[\\d.]+)%',
}
const wget = {
  name: 'wget',
  program: 'wget',
  args: ['--progress=dot', '--output-document={out}', '{url}'],
  progress: '(?<percent>\\d+)%',
}
const galleryDl = {
  name: 'gallery-dl',
  program: 'gallery-dl',
  args: ['--config-ignore', '--range', '1', '--directory', '{dir}', '{url}'],
}
const shell = (script: string, more: JsonObject = {}): Named => ({
  ...{ name: 'sh', program: 'sh', args: ['-c', script, 'sh', '{url}', '{name}', '{targetId}'] },
  ...more,
})

const order = (dir: string, template: Named, path: string, more: object = {}) => ({
  ...{ source: 'command', dir, displayName: 'a file.bin', targetId: `${template.name}||${nginx.url}${path}` },
  ...{ settings: { commands: [{ name: 'first', program: 'false', args: [] }, template] } },
  ...more,
})

it('the templates that the README shows are taken, and are those tried here', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
  const [, shown = ''] = /```json\n(.*?)```/s.exec(readme) ?? []
  const { sources } = Preferences.parse(JSON.parse(shown))
  const { command: set } = sources
  const { commands } = CommandSettings.parse(set)
  expect(commands).toEqual([curl, wget, galleryDl])
  for (const [name, settings] of Object.entries(sources)) {
    expect(findSource(name)?.settings.safeParse(settings).success, name).toBe(true)
  }
})

describe.each([curl, wget])('$name, for real,', (template) => {
  it('fetches a file and tells its share', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    await writeFile(join(folder.path, 'a file.bin'), 'mine')
    const outcome = await child.run(order(folder.path, template, '/slow/a%20file.bin'))
    const filePath = join(folder.path, 'a file (1).bin')
    expect(outcome).toEqual({ kind: 'done', filePath, size: body.length })
    expect((await readFile(filePath)).equals(body)).toBe(true)
    expect((await readdir(folder.path)).sort()).toEqual(['a file (1).bin', 'a file.bin'])
    const shares = child.told('progress').map(({ progress }) => progress.percent ?? 0)
    expect(shares.some((share) => share > 0 && share < 100)).toBe(true)
    expect(shares.toSorted((a, b) => a - b)).toEqual(shares)
  })

  it('gives its file the title a person gave it, and the extension of its link', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    const about = {
      displayName: 'The Film',
      options: { title: 'The Film' },
      extra: { url: `${nginx.url}/a%20file.bin` },
    }
    const outcome = await child.run(order(folder.path, template, '/a%20file.bin', about))
    expect(outcome).toMatchObject({ kind: 'done', filePath: join(folder.path, 'The Film.bin') })
  })

  it('that finds nothing fails, in its own words, and leaves nothing', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    const outcome = await child.run(order(folder.path, template, '/missing'))
    expect(outcome).toMatchObject({
      ...{ kind: 'failed', failure: { code: 'not-found', message: expect.stringMatching(/404/) } },
    })
    expect(await readdir(folder.path)).toEqual([])
  })

  it('ends with its file when it is cancelled', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    child.order(order(folder.path, template, '/slow/a%20file.bin'))
    await child.until(() => (child.told('progress').at(-1)?.progress.percent ?? 0) > 0)
    const pid = child.told('tool')[0]?.pid ?? 0
    child.send({ type: 'stop', runId: 'run 1', discard: true })
    await child.until(() => child.told('end').length === 1)
    expect(child.told('end')[0]?.outcome).toEqual({ kind: 'stopped' })
    await eventually(() => !isAlive(pid), 200)
    expect(await readdir(folder.path)).toEqual([])
  })
})

describe('gallery-dl, for real,', () => {
  it('fetches a picture, under the name it has for it', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    await writeFile(join(nginx.root, 'picture.png'), body)
    const outcome = await child.run(order(folder.path, galleryDl, '/picture.png'))
    expect(outcome).toMatchObject({ kind: 'done', size: body.length })
    const [name = '', ...others] = await readdir(folder.path)
    expect([name, others]).toEqual([expect.stringMatching(/^127\.0\.0\.1_\d+__picture\.png$/), []])
    expect((await readFile(join(folder.path, name))).equals(body)).toBe(true)
  })

  it('that finds nothing fails, in its own words, and leaves nothing', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    const outcome = await child.run(order(folder.path, galleryDl, '/missing.png'))
    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: { message: expect.stringMatching(/missing\.png/) },
    })
    expect(await readdir(folder.path)).toEqual([])
  })

  it('ends with its file when it is cancelled', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    await writeFile(join(nginx.root, 'large.png'), body)
    child.order(order(folder.path, galleryDl, '/slow/large.png'))
    await child.until(() => (child.told('progress').at(-1)?.progress.transferred ?? 0) > 0)
    child.send({ type: 'stop', runId: 'run 1', discard: true })
    await child.until(() => child.told('end').length === 1)
    expect(isAlive(child.told('tool')[0]?.pid ?? 0)).toBe(false)
    expect(await readdir(folder.path)).toEqual([])
  })
})

describe('a command', () => {
  const run = async (template: Named, more: object = {}) => {
    const folder = await tempFolder()
    await using child = new RunChild()
    const outcome = await child.run(order(folder.path, template, '/x', more))
    const names = await readdir(folder.path)
    await folder[Symbol.asyncDispose]()
    return { outcome, names, child }
  }

  it('names its file with the last line it prints, or makes but one', async () => {
    const told = shell('echo hi > made.txt; echo begun; echo made.txt; echo', { result: 'last-line' })
    expect((await run(told)).names).toEqual(['made.txt'])
    expect((await run(shell('mkdir sub; echo hi > sub/made.txt'))).names).toEqual(['made.txt'])
    expect((await run(shell('echo hi'))).outcome).toEqual({ kind: 'nothing' })
    expect((await run(shell('exit 0', { result: 'last-line' }))).outcome).toEqual({ kind: 'nothing' })
    expect((await run(shell('exit 0', { args: ['{out}'], program: 'true' }))).outcome).toEqual({
      kind: 'nothing',
    })
  })

  it.each([
    ['echo /etc/passwd', 'no-file'],
    ['echo ../../escaped', 'no-file'],
    ['exit 3', 'tool-failed'],
    ['echo "HTTP 429 Too Many Requests" >&2; exit 1', 'rate-limited'],
    ['ln -s /etc/passwd made.txt; echo made.txt', 'no-file'],
    ['no-such-program', 'tool-failed'],
    ['kill -9 $$', 'tool-failed'],
  ])('that does "%s" fails as %s', async (script, code) => {
    const { outcome, names } = await run(shell(script, { result: 'last-line' }))
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code } })
    expect(names).toEqual([])
  })

  it('is believed where its own folder is reached by a link', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    const [real, dir] = [join(folder.path, 'real'), join(folder.path, 'link')]
    await mkdir(real)
    await symlink(real, dir)
    const told = shell('echo hi > made.txt; echo "$(pwd -P)/made.txt"', { result: 'last-line' })
    expect(await child.run(order(dir, told, '/x'))).toMatchObject({ kind: 'done' })
    expect(await readdir(real)).toEqual(['made.txt'])
  })

  it('tells progress apart from its words, however fast both come', async () => {
    const lines =
      'for n in 1 2 3 4 5 6 7 8 9; do echo "$n%"; done; echo "gone: 404"; for n in 10 11; do echo "$n%"; done'
    const { outcome, child } = await run(shell(`${lines}; exit 1`, { progress: '(\\d+)%' }))
    expect(outcome).toMatchObject({
      failure: { code: 'tool-failed', message: expect.stringContaining('gone: 404') },
    })
    expect(child.told('log').map(({ line }) => line)).toEqual(['gone: 404'])
    expect(child.told('progress').at(-1)?.progress.percent).toBe(11)
  })

  it('that makes two files has made one too many', async () => {
    const { outcome } = await run(shell('touch a b'))
    expect(outcome).toMatchObject({ failure: { code: 'tool-failed' } })
  })

  it('gets a hostile title and link as plain words', async () => {
    const script = 'printf "%s\\n" "$@" > made.txt; echo made.txt'
    const title = '--x $(touch hacked) `touch hacked` ; touch hacked\n../../etc/passwd'
    const { names, outcome } = await run(shell(script, { result: 'last-line' }), { displayName: title })
    expect(outcome).toMatchObject({ kind: 'done' })
    expect(names).toEqual(['made.txt'])
  })

  it('whose pattern would take for ever goes on without it', async () => {
    const slow = shell(`echo ${'1'.repeat(900)}x; echo hi > made.txt`, { progress: '^(?<percent>(\\d+)+)$' })
    const { outcome, child } = await run(slow)
    expect(outcome).toMatchObject({ kind: 'done' })
    expect(JSON.stringify(child.told('log'))).toContain('pattern takes too long')
  })

  it('without a pattern tells how much it has written', async () => {
    const { child } = await run(shell('head -c 100000 /dev/zero > made; sleep 1'))
    expect(child.told('progress').at(-1)?.progress.transferred).toBe(100_000)
  })

  it('that nobody set up is named, as is a program that is not there', async () => {
    const { outcome } = await run(shell('true'), { targetId: 'nobody||https://example.org/' })
    expect(outcome).toMatchObject({
      failure: { code: 'not-configured', message: expect.stringMatching(/"nobody".*first, sh/) },
    })
    const lost = await run({ name: 'lost', program: 'no-such-program', args: [] })
    expect(lost.outcome).toMatchObject({ failure: { code: 'tool-missing' } })
  })
})

describe('a link for a command', () => {
  it('names it, or says so by the source', () => {
    const extra = { command: 'wget', url: 'https://example.org/a%20b' }
    const target = { targetId: 'wget||https://example.org/a%20b', displayName: 'a b', extra }
    expect(findSource('command')?.recognise(new URL('command:wget:https://example.org/a%20b'))).toMatchObject(
      target,
    )
    expect(findSource('command:wget')?.recognise(new URL('https://example.org/a%20b'))).toMatchObject(target)
    expect(findSource('Command')?.recognise(new URL('https://example.org/a'))?.targetId).toBe(
      'default||https://example.org/a',
    )
  })

  it('of another kind than http is only its own when it is asked for', () => {
    const link = new URL('ftp://example.org/a')
    expect(findSource('command')?.recognise(link)).toBeNull()
    expect(findSource('command:curl')?.recognise(link)?.targetId).toBe('curl||ftp://example.org/a')
  })

  it('is read back from its filename', () => {
    const link = findSource('command')?.recognise(new URL('command:wget:https://example.org/a?b=c||d'))
    expect(findSource('command')?.parse('wget||https://example.org/a||A title')).toMatchObject({
      targetId: 'wget||https://example.org/a',
      displayName: 'A title',
    })
    expect(link?.targetId).toMatch(/^wget\|\|https:\/\/example\.org\/a\?b=c/)
    expect(findSource('command')?.parse('wget||no address||x')).toBeNull()
  })

  it('of this machine is none', () => {
    for (const link of ['command:wget:file:///etc/passwd', 'command:wget:', 'command:a:command:b:http://x']) {
      expect(findSource('command')?.recognise(new URL(link))).toBeNull()
    }
  })

  it('waits in a lane of its own command', () => {
    expect(findSource('command')?.hostOf?.('wget||https://example.org/')).toBe('wget')
    expect(findSource('command')?.processName?.('wget||https://example.org/')).toBe('command-dl-wget')
  })
})
