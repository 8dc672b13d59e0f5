import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { DownloadError } from '../../shared/failure.ts'
import type { Setup } from '../../shared/source.ts'
import { findProgram } from './find-program.ts'
import type { YtDlpSettings } from './yt-dlp-settings.ts'
import { ytDlpIdentity } from './yt-dlp-version.ts'

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

/** The full path of yt-dlp. Throws a DownloadError when it, or what it was given, is not there. */
export async function ytDlpProgram({ toolPath, cookiesFile }: YtDlpSettings): Promise<string> {
  const file = await findProgram('yt-dlp', toolPath)
  if (file === null) throw new DownloadError('tool-missing', `${missing(toolPath)} ${HOW_TO}`)
  const problem = await cookiesProblem(cookiesFile)
  if (problem !== null) throw new DownloadError('not-configured', `${problem} ${COOKIES_HOW_TO}`)
  return file
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

const missing = (toolPath: string | undefined): string =>
  toolPath ? `There is no program at ${toolPath}.` : 'yt-dlp was not found.'
