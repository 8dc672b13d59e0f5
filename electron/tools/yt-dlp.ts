import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { z } from 'zod'
import { DownloadError } from '../../shared/failure.ts'
import type { Progress } from '../../shared/run-protocol.ts'
import type { Setup } from '../../shared/source.ts'
import { findProgram } from './find-program.ts'
import { type Program, runProgram } from './run-program.ts'
import { marks, type YtDlpWish, ytDlpArguments } from './yt-dlp-arguments.ts'
import { ytDlpFailure } from './yt-dlp-failures.ts'
import { YtDlpProgress } from './yt-dlp-progress.ts'
import type { YtDlpSettings } from './yt-dlp-settings.ts'
import { ytDlpIdentity } from './yt-dlp-version.ts'

export type YtDlpOrder = YtDlpWish &
  Pick<Program, 'signal' | 'tool'> & {
    report(progress: Partial<Progress>): void
    log(line: string): void
  }

/** The file yt-dlp made, and what its source calls it. */
const MadeFile = z.object({ path: z.string(), title: z.string() })
export type MadeFile = z.infer<typeof MadeFile>

const HOW_TO =
  'Install yt-dlp and ffmpeg (Debian: apt install yt-dlp ffmpeg; macOS: brew install yt-dlp ffmpeg; ' +
  'Windows: winget install yt-dlp), or set the path of yt-dlp in the preferences.'

const COOKIES_HOW_TO = 'Export the cookies of a signed-in browser to it once more, or set another.'

/** Whether yt-dlp is there, and which. Starts it once, to ask. */
export async function ytDlpSetup({ toolPath, cookiesFile }: YtDlpSettings): Promise<Setup> {
  const file = await findProgram('yt-dlp', toolPath)
  if (file === null) return { ready: false, reason: missing(toolPath), howTo: HOW_TO }
  const identity = await ytDlpIdentity(file)
  if (identity.is === 'other')
    return { ready: false, reason: `${file} is not a yt-dlp that runs.`, howTo: HOW_TO }
  const problem = await cookiesProblem(cookiesFile)
  if (problem !== null) return { ready: false, reason: problem, howTo: COOKIES_HOW_TO }
  const version = identity.is === 'yt-dlp' ? ` ${identity.version}` : ''
  return { ready: true, detail: `yt-dlp${version} at ${file}` }
}

/** Has yt-dlp fetch one address. Null: it ended well without a file. Throws a DownloadError. */
export async function ytDlp(order: YtDlpOrder): Promise<MadeFile | null> {
  const { settings, folder, signal } = order
  const file = await findProgram('yt-dlp', settings.toolPath)
  if (file === null) throw new DownloadError('tool-missing', `${missing(settings.toolPath)} ${HOW_TO}`)
  const problem = await cookiesProblem(settings.cookiesFile)
  if (problem !== null) throw new DownloadError('not-configured', `${problem} ${COOKIES_HOW_TO}`)
  const listener = new Listener(order)
  const { code } = await runProgram({
    file,
    args: ytDlpArguments(order),
    cwd: folder,
    env: { PYTHONUTF8: '1', PYTHONUNBUFFERED: '1' },
    signal,
    tool: (pid, running) => order.tool(pid, running),
    onOutput: (line) => listener.output(line),
    onError: (line) => listener.error(line),
  })
  if (code !== 0) throw ytDlpFailure(listener.lastError ?? listener.lastLine, code)
  if (listener.made === null && !settings.liveStreams) refuseLive(listener.live)
  return listener.made
}

/** yt-dlp goes on without a file that is not there, and fails later for want of cookies. */
async function cookiesProblem(file: string | undefined): Promise<string | null> {
  if (file === undefined) return null
  try {
    await access(file, constants.R_OK)
    return null
  } catch {
    return `The file of cookies, ${file}, cannot be read.`
  }
}

/** `status` as in yt-dlp's README, "Output template", `live_status`. */
function refuseLive(status: string | null): void {
  if (status === 'is_upcoming') {
    throw new DownloadError('unavailable', 'It has not begun. Retry when it is over.')
  }
  if (status === 'is_live') {
    throw new DownloadError(
      'unsupported',
      'This is live now, and has no end yet. Retry when it is over, or set liveStreams to record it from now on.',
    )
  }
}

const missing = (toolPath: string | undefined): string =>
  toolPath ? `There is no program at ${toolPath}.` : 'yt-dlp was not found.'

/** Tells yt-dlp's lines apart. */
class Listener {
  readonly #order: YtDlpOrder
  readonly #progress = new YtDlpProgress()
  made: MadeFile | null = null
  live: string | null = null
  lastError: string | undefined
  /** What a Python that breaks off, or a refused option, leaves in place of an error of yt-dlp's own. */
  lastLine: string | undefined

  constructor(order: YtDlpOrder) {
    this.#order = order
  }

  output(line: string): void {
    try {
      this.#understood(line)
    } catch (cause) {
      throw new DownloadError('tool-failed', `This version of yt-dlp says what is not understood: ${line}`, {
        cause,
      })
    }
  }

  error(line: string): void {
    if (line.trim() === '') return
    // After a retry the words stand on a line of their own: `ERROR: \r[download] Got error: …`.
    if (/^ERROR:\s*\S/.test(line)) this.lastError = line
    if (!line.startsWith('WARNING:')) this.lastLine = line
    this.#order.log(line)
  }

  #understood(line: string): void {
    if (line.startsWith(marks.progress)) {
      this.#order.report(this.#progress.read(line.slice(marks.progress.length)))
    } else if (line.startsWith(marks.file)) {
      this.made = MadeFile.parse(JSON.parse(line.slice(marks.file.length)))
    } else if (line.startsWith(marks.live)) {
      this.live = line.slice(marks.live.length)
    } else if (line === marks.phase) {
      this.#order.report({ phase: 'finishing', speed: 0, timeRemaining: null })
    } else {
      this.#order.log(line)
    }
  }
}
