import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { streamripArguments } from '../../electron/tools/streamrip.ts'
import { accountProblem, defaultConfigPath } from '../../electron/tools/streamrip-account.ts'
import { streamripFailure } from '../../electron/tools/streamrip-failures.ts'
import { StreamripWords } from '../../electron/tools/streamrip-words.ts'
import { say } from '../../shared/said.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

// Messages as streamrip's sources have them.
it.each([
  ['Error fetching track 1: TIDAL: Track not found', 'not-found'],
  ['Track 1 not available for stream on qobuz: Format restricted by format availability.', 'unavailable'],
  ['The requested track is not available. This may be due to your country/location.', 'unavailable'],
  ['The requested quality is not available with your subscription. Deezer HiFi is required', 'unsupported'],
  ['AuthenticationError: Invalid Qobuz credentials.', 'sign-in'],
  ['MissingCredentialsError', 'sign-in'],
  ['Exception: Access token not found in config.', 'sign-in'],
  ['IneligibleError: Free accounts are not eligible to download tracks.', 'forbidden'],
  ["InvalidAppSecretError: ['x']", 'tool-failed'],
  ["Error processing media item: 429, message='Too Many Requests'", 'rate-limited'],
  ['Error processing media item: 503 Server Error: Service Unavailable', 'server'],
  ['Error processing media item: Cannot connect to host api.deezer.com:443', 'connection'],
  ['Error: Cannot connect to host x:443 ssl:default [Name or service not known]', 'dns'],
  ['Error processing media item: [Errno 28] No space left on device', 'disk-full'],
  ["Persistent error downloading track 'T', skipping: something new", 'incomplete'],
  ['Error loading config from /c: Need to update config from 1.9.2 to 2.0.6', 'not-configured'],
  ['Found invalid url https://example.org, skipping.', 'bad-address'],
  ['Something nobody has foreseen', 'tool-failed'],
])('"%s" is %s', (line, code) => {
  expect(streamripFailure([line]).failure.code).toBe(code)
  expect(streamripFailure([line]).failure.message).toContain(line)
})

it.each([
  [
    "Persistent error downloading track 'Preview of 404', skipping: IncompleteRead(9 bytes read)",
    'incomplete',
  ],
  ["Error downloading track 'It's a sample', retrying: 429, message='Too Many Requests'", 'rate-limited'],
  ['Track 503 not available for stream on deezer: restricted', 'unavailable'],
  ['Error building track metadata for 404: something new', 'tool-failed'],
])('in "%s" neither title nor number counts: %s', (line, code) => {
  expect(streamripFailure([line]).failure.code).toBe(code)
})

it('of several errors the one that tells the cause is told', () => {
  const lines = ['Error downloading artwork: something new', 'Error fetching track 1: TIDAL: Track not found']
  const { code, message } = streamripFailure(lines).failure
  expect([code, message]).toEqual(['not-found', `streamrip: ${lines[1]}`])
})

describe('what streamrip says', () => {
  const heard = (...lines: string[]) => {
    const words = new StreamripWords(() => undefined)
    for (const line of lines) words.hear(line)
    return words
  }

  it('is an error by its level, less the time and the place in its code', () => {
    const line = '[20:39:33] ERROR    Error fetching track 1: gone          track.py:212'
    expect(heard(line, '           ERROR    Again   main.py:1').errors).toEqual([
      'Error fetching track 1: gone',
      'Again',
    ])
    expect(heard('[08:39:33 PM] ERROR    At noon   x.py:1').errors).toEqual(['At noon'])
  })

  it('is one by the name of what was thrown, and nothing else is', () => {
    expect(heard('streamrip.exceptions.AuthenticationError: no').errors).toHaveLength(1)
    const harmless = [
      '[20:39:33] INFO     App id/secrets not found, fetching',
      'Track 01 ERROR',
      '│ raise Error',
    ]
    expect(heard(...harmless).errors).toEqual([])
  })

  it('makes a track worthless only when it is about the track', () => {
    expect(heard("ERROR    Persistent error downloading track 'T', skipping: x").isSpoilt).toBe(true)
    expect(heard('ERROR    Error processing media item: x').isSpoilt).toBe(true)
    expect(heard("ERROR    Error downloading track 'T', retrying: x").isSpoilt).toBe(false)
    expect(heard('ERROR    Error downloading artwork: x').isSpoilt).toBe(false)
  })

  it.each([
    'Go to https://link.tidal.com/ABCDE to log into Tidal within 5 minutes.',
    'Enter your ARL: ',
    'Enter your Qobuz user_auth_token: ',
    'Open Qobuz login page in your browser now? [y/n] (y): ',
  ])('ends it when it is a question: %s', (line) => {
    expect(() => heard(line)).toThrow(/sign in/)
  })
})

it('a link is never taken for an option, and only what was set is set', () => {
  const order = {
    ...({ service: 'tidal', url: '--verbose', folder: '/f', signal: new AbortController().signal } as const),
    tool: () => undefined,
    log: () => undefined,
  }
  expect(streamripArguments({ ...order, settings: {} }).join(' ')).toBe(
    '--folder /f/made --no-db --no-progress url -- --verbose',
  )
  const settings = { configPath: '/c', quality: 3, codec: 'MP3' } as const
  expect(streamripArguments({ ...order, settings }).join(' ')).toBe(
    '--config-path /c --folder /f/made --no-db --no-progress --quality 3 --codec MP3 url -- --verbose',
  )
})

describe("streamrip's account", () => {
  it('is where its configuration says', async () => {
    await using folder = await tempFolder()
    const path = join(folder.path, 'config.toml')
    expect(await accountProblem('tidal', path)).toEqual(say('no-streamrip-file', { path }))
    const toml = [
      '# arl = "not this"',
      '[qobuz]',
      "password_or_token = 'x'",
      '[tidal]',
      'user_id = "1"',
      'access_token = "" # later',
      '[deezer]',
      'arl = "abc"',
      '[other]',
      'access_token = "not this"',
    ]
    await writeFile(path, toml.join('\r\n'))
    expect(await accountProblem('qobuz', path)).toBeNull()
    expect(await accountProblem('tidal', path)).toEqual(say('no-streamrip-account'))
    expect(await accountProblem('deezer', path)).toBeNull()
  })

  it('is not judged when it is written in another way', async () => {
    await using folder = await tempFolder()
    const path = join(folder.path, 'config.toml')
    await writeFile(path, '[services.tidal]\ntoken = ""\n')
    expect(await accountProblem('tidal', path)).toBeNull()
    expect(defaultConfigPath()).toMatch(/streamrip.config\.toml$/)
  })
})
