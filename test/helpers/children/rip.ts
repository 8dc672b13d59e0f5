import { spawn } from 'node:child_process'
import { appendFileSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

// A fake of streamrip's `rip`: the options of its documented command line and no others, its way of
// speaking, its exit codes, and a track that is as its id says.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'config-path': { type: 'string' },
    folder: { type: 'string', short: 'f' },
    'no-db': { type: 'boolean' },
    quality: { type: 'string', short: 'q' },
    codec: { type: 'string', short: 'c' },
    'no-progress': { type: 'boolean' },
    verbose: { type: 'boolean', short: 'v' },
  },
})
const { folder = '', 'config-path': configPath = '' } = values
const [command, url = ''] = positionals
const config = readFileSync(configPath, 'utf8')
const setting = (name: string) => new RegExp(`^${name} = "(.*)"`, 'm').exec(config)?.[1] ?? ''
const media = (name: string) => join(setting('media'), name)
appendFileSync(setting('calls'), `${process.argv.slice(2).join(' ')}\n`)
if (command !== 'url') process.exit(2)

/** The links the real one knows. */
const links =
  /https?:\/\/(?:www|open|play|listen)?\.?(?:qobuz|tidal|deezer)\.com?(?:(?:\/(?:track))|(?:\/[-\w]+?))+\/([-\w]+)/

const logged = (level: string, message: string) =>
  process.stdout.write(`[20:39:33] ${level.padEnd(8)} ${message}${' '.repeat(20)}track.py:212\n`)

function track(name: string, as: string): void {
  copyFileSync(media(name), join(folder, as))
  writeFileSync(join(folder, 'cover.jpg'), 'a picture')
}

/** Writes a little for ever, with a program it started beside it. */
function goOn(ignoresSigterm: boolean): void {
  if (ignoresSigterm) process.on('SIGTERM', () => undefined)
  const trap = ignoresSigterm ? 'trap "" TERM;' : ''
  const child = spawn('sh', ['-c', `${trap} while :; do sleep 0.1; done`], { stdio: 'ignore' })
  logged('INFO', `helper ${child.pid}`)
  setInterval(() => appendFileSync(join(folder, '01. Artist - Slow.flac'), Buffer.alloc(10_000)), 20)
}

const acts: Readonly<Record<string, () => void>> = {
  whole: () => track('whole.flac', '01. Artist - Title.flac'),
  mp3: () => track('whole.mp3', '01. Artist - Title.mp3'),
  m4a() {
    mkdirSync(join(folder, 'Artist - Album'))
    track('whole.m4a', 'Artist - Album/01. Artist - Title.m4a')
  },
  preview: () => track('preview.flac', '01. Artist - Title.flac'),
  truncated: () => track('short-whole.flac', '01. Artist - Title.flac'),
  truncated_m4a: () => track('short-whole.m4a', '01. Artist - Title.m4a'),
  empty: () => writeFileSync(join(folder, '01. Artist - Title.mp3'), ''),
  nothing: () => undefined,
  litters() {
    writeFileSync(join(tmpdir(), '__streamrip_litter.download'), 'half')
    writeFileSync(join(folder, '..', 'where'), tmpdir())
    logged('INFO', `temporary files in ${tmpdir()}`)
    track('whole.flac', '01. Artist - Title.flac')
  },
  two() {
    track('whole.flac', '01. Artist - Title.flac')
    track('whole.flac', '02. Artist - Other.flac')
  },
  unavailable: () => logged('ERROR', 'Error fetching track unavailable: TIDAL: Track not found'),
  busy: () => logged('ERROR', "Error fetching track busy: 429, message='Too Many Requests'"),
  persistent() {
    track('whole.flac', '01. Artist - Title.flac')
    logged('ERROR', "Error downloading track 'Title', retrying: IncompleteRead(1000 bytes read)")
    logged('ERROR', "Persistent error downloading track 'Title', skipping: IncompleteRead(1000 bytes read)")
  },
  asks() {
    process.stdout.write('Go to https://link.tidal.com/ABCDE to log into Tidal within 5 minutes.\n')
    setTimeout(() => undefined, 600_000)
  },
  expired() {
    process.stdout.write('╭── Traceback (most recent call last) ──╮\n│ main.py:121 │\n╰──╯\n')
    process.stdout.write('AuthenticationError: Invalid Qobuz token or user id. The token may have expired\n')
    process.exitCode = 1
  },
  dies: () => process.kill(process.pid, 'SIGKILL'),
  slow: () => goOn(false),
  stubborn: () => goOn(true),
}

if (!existsSync(folder)) mkdirSync(folder)
const [, id] = links.exec(url) ?? []
if (id === undefined) process.stdout.write(`Found invalid url ${url}, skipping.\n`)
else acts[id]?.()
