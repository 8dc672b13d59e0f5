import { mkdir, readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { z } from 'zod'
import { DownloadError } from '../../shared/failure.ts'
import { inEnglish, type Said, say } from '../../shared/said.ts'
import { notSetUp, type Setup } from '../../shared/source.ts'
import { findProgram } from './find-program.ts'
import { type Program, runProgram } from './run-program.ts'
import { accountProblem, defaultConfigPath, type Service } from './streamrip-account.ts'
import { streamripFailure } from './streamrip-failures.ts'
import { StreamripWords } from './streamrip-words.ts'

/** A person's settings of a source that drives streamrip. Their account is in streamrip's own configuration. */
export const StreamripSettings = z.strictObject({
  /** Full path of `rip`; empty or absent: the one on PATH. */
  toolPath: z.string().optional(),
  /** Full path of streamrip's configuration. Default: where streamrip keeps it. */
  configPath: z.string().min(1).optional(),
  /** From 0, the smallest, to 4, the best. Default: what streamrip's configuration says. */
  quality: z.int().min(0).max(4).optional(),
  /** Converted to when it has come. Default: what streamrip's configuration says. */
  codec: z.enum(['ALAC', 'FLAC', 'MP3', 'AAC', 'OGG']).optional(),
  /** Take a track that is as short as a preview for whole. */
  allowShort: z.boolean().optional(),
})
export type StreamripSettings = z.infer<typeof StreamripSettings>

export type StreamripOrder = Pick<Program, 'signal' | 'tool'> & {
  readonly service: Service
  /** Of one track. */
  readonly url: string
  readonly settings: StreamripSettings
  /** A folder for it alone. All it writes stays there, the track under `made`. */
  readonly folder: string
  log(line: string): void
}

const INSTALL = say('install-streamrip')
const SIGN_IN = say('sign-in-streamrip')

const audio: ReadonlySet<string> = new Set(['.flac', '.m4a', '.mp4', '.mp3', '.ogg', '.opus', '.aac', '.wav'])

/** Whether streamrip is there with an account of `service`. Does not start it. */
export async function streamripSetup(service: Service, settings: StreamripSettings): Promise<Setup> {
  const file = await findProgram('rip', settings.toolPath)
  if (file === null) return notSetUp(missing(settings), INSTALL)
  const problem = await accountProblem(service, settings.configPath ?? defaultConfigPath())
  if (problem !== null) return notSetUp(problem, SIGN_IN)
  return { ready: true, detail: `streamrip at ${file}` }
}

/** Has streamrip fetch one track. Null: it ended well without one. Throws a DownloadError. */
export async function streamrip(order: StreamripOrder): Promise<string | null> {
  const { service, settings, folder, signal } = order
  const file = await findProgram('rip', settings.toolPath)
  if (file === null) throw new DownloadError('tool-missing', inEnglish(missing(settings), INSTALL))
  const problem = await accountProblem(service, settings.configPath ?? defaultConfigPath())
  if (problem !== null) throw new DownloadError('not-configured', inEnglish(problem, SIGN_IN))
  const temporary = join(folder, 'temporary')
  await Promise.all([mkdir(temporary), mkdir(join(folder, 'made'))])
  const words = new StreamripWords((line) => order.log(line))
  const { code } = await runProgram({
    file,
    args: streamripArguments(order),
    cwd: folder,
    env: { ...quiet, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    signal,
    tool: (pid, running) => order.tool(pid, running),
    onOutput: (line) => words.hear(line),
    onError: (line) => words.hear(line),
  })
  return await madeFile(join(folder, 'made'), words, code)
}

/** One message a line, however long, and no colours in it. */
const quiet = {
  ...{ COLUMNS: '2000', TERM: 'dumb', NO_COLOR: '1' },
  ...{ PYTHONUTF8: '1', PYTHONUNBUFFERED: '1' },
}

const missing = ({ toolPath }: StreamripSettings): Said =>
  toolPath ? say('no-program-at', { path: toolPath }) : say('no-streamrip')

export function streamripArguments({ settings, folder, url }: StreamripOrder): string[] {
  const { configPath, quality, codec } = settings
  return [
    ...(configPath === undefined ? [] : ['--config-path', configPath]),
    // Its list of what it had before is its own; whether to fetch again is for Sluice to say.
    ...['--folder', join(folder, 'made'), '--no-db', '--no-progress'],
    ...(quality === undefined ? [] : ['--quality', `${quality}`]),
    ...(codec === undefined ? [] : ['--codec', codec]),
    ...['url', '--', url],
  ]
}

/** It ends with exit code 0 whatever happened: a track is whole only when nothing was said against it. */
async function madeFile(folder: string, words: StreamripWords, code: number | null): Promise<string | null> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const [track, another] = entries.filter(
    (entry) => entry.isFile() && audio.has(extname(entry.name).toLowerCase()),
  )
  if (another !== undefined) {
    throw new DownloadError('tool-failed', 'streamrip made several tracks where one was asked for.')
  }
  if (code !== 0 || words.isSpoilt || (track === undefined && words.errors.length > 0)) {
    const unsaid = code === null ? 'it was ended from outside' : `it ended with exit code ${code}`
    throw streamripFailure(words.errors.length > 0 ? words.errors : [unsaid])
  }
  return track === undefined ? null : join(track.parentPath, track.name)
}
