import { describe, expect, it } from 'vitest'
import { CommandSettings, commandSetup, filledIn, resultOf } from '../../electron/tools/command.ts'
import { commandFailure } from '../../electron/tools/command-failures.ts'

const values = {
  url: 'https://example.org/a?b=c',
  targetId: '42',
  name: 'A film.mp4',
  dir: '/private',
  out: '/private/A film.mp4',
}

describe('a template', () => {
  it('has its placeholders filled in wherever they stand, and nothing else', () => {
    const args = ['-o', '{out}', '--id={targetId}', '{dir}/{name}', '{title}', '%(x)s', '{url}', '{url}']
    expect(filledIn(args, values)).toEqual([
      ...['-o', '/private/A film.mp4', '--id=42', '/private/A film.mp4', '{title}', '%(x)s'],
      ...[values.url, values.url],
    ])
  })

  it('fills in each value as it is, also one with a placeholder in it', () => {
    expect(filledIn(['{name}'], { ...values, name: '$& {url} $1' })).toEqual(['$& {url} $1'])
  })

  it.each(['--config=/etc/passwd', '-K', 'line\nbreak', 'null\0'])(
    'never passes on %j as an option',
    (targetId) => {
      expect(() => filledIn(['{targetId}'], { ...values, targetId })).toThrow(/cannot be passed/)
    },
  )

  it('looks for its file where it sends it, or takes the one it made', () => {
    const template = { name: 'x', program: 'x', args: [] }
    expect(resultOf({ ...template, args: ['-O{out}'] })).toBe('out')
    expect(resultOf(template)).toBe('any')
    expect(resultOf({ ...template, args: ['{out}'], result: 'last-line' })).toBe('last-line')
  })
})

describe('the settings of commands', () => {
  const wget = { name: 'wget', program: 'wget', args: ['-O', '{out}', '{url}'] }
  const problem = (settings: unknown) => CommandSettings.safeParse(settings).error?.issues[0]?.message

  it.each([
    [{ commands: [wget, wget] }, /one name/],
    [{ commands: [{ ...wget, name: 'a||b' }] }, /named with/],
    [{ commands: [{ ...wget, name: 'A' }] }, /named with/],
    [{ commands: [{ ...wget, progress: '(' }] }, /regular expression/],
    [{ commands: [{ ...wget, args: 'a shell line' }] }, /array/],
    [{ commands: [{ ...wget, shell: true }] }, /shell/],
  ])('%j are refused', (settings, why) => {
    expect(problem(settings)).toMatch(why)
  })

  it('say what can run', async () => {
    expect(problem({ commands: [wget] })).toBeUndefined()
    expect(await commandSetup({})).toMatchObject({ ready: false, howTo: expect.stringMatching(/\{out\}/) })
    expect(await commandSetup({ commands: [wget] })).toEqual({ ready: true, detail: 'Commands: wget' })
    const lost = { ...wget, name: 'lost', program: '/nowhere/lost' }
    expect(await commandSetup({ commands: [lost] })).toMatchObject({ ready: false })
    expect(await commandSetup({ commands: [wget, lost] })).toMatchObject({
      ready: true,
      detail: 'Commands: wget, lost (not found: /nowhere/lost)',
    })
  })
})

it.each([
  ['curl: (22) The requested URL returned error: 404', 'not-found'],
  ['curl: (22) The requested URL returned error: 503', 'rate-limited'],
  ['2026-01-02 03:04:05 ERROR 404: Not Found.', 'not-found'],
  ['2026-01-02 03:04:05 ERROR 500: Internal Server Error.', 'server'],
  ["[gallery-dl][error] HttpError: '403 Forbidden' for 'https://a.example/404'", 'forbidden'],
  ['HTTP Error 451: Unavailable For Legal Reasons', 'refused'],
  ['too many requests', 'rate-limited'],
  ['write error: No space left on device', 'disk-full'],
  // Numbers and words that are no answer of a server.
  ['broke off after 512 of 1024 bytes', 'tool-failed'],
  ['cannot read https://a.example/404/not-found', 'tool-failed'],
  ['error in line 12 of 404', 'tool-failed'],
  ['', 'tool-failed'],
])('a command that ends with "%s" failed as %s', (line, code) => {
  expect(commandFailure('x', line, 1).failure.code).toBe(code)
})

it('what a script could not start is not missing from the web', () => {
  expect(commandFailure('x', 'sh: 1: ffmpeg: not found', 127).failure.code).toBe('tool-failed')
})
