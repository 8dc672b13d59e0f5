import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { DownloadError } from '../../shared/failure.ts'
import { inEnglish, type Said, say } from '../../shared/said.ts'
import { notSetUp, type Setup } from '../../shared/source.ts'
import { findProgram } from './find-program.ts'
import type { YtDlpSettings } from './yt-dlp-settings.ts'
import { ytDlpIdentity } from './yt-dlp-version.ts'

const HOW_TO = say('install-yt-dlp')
const COOKIES_HOW_TO = say('export-cookies')

/** Whether yt-dlp is there, and which. Starts it once, to ask. */
export async function ytDlpSetup({ toolPath, cookiesFile }: YtDlpSettings): Promise<Setup> {
  const file = await findProgram('yt-dlp', toolPath)
  if (file === null) return notSetUp(missing(toolPath), HOW_TO)
  const identity = await ytDlpIdentity(file)
  if (identity.is === 'other') return notSetUp(say('other-program', { path: file }), HOW_TO)
  const problem = await cookiesProblem(cookiesFile)
  if (problem !== null) return notSetUp(problem, COOKIES_HOW_TO)
  const version = identity.is === 'yt-dlp' ? ` ${identity.version}` : ''
  return { ready: true, detail: `yt-dlp${version} at ${file}` }
}

/** The full path of yt-dlp. Throws a DownloadError when it, or what it was given, is not there. */
export async function ytDlpProgram({ toolPath, cookiesFile }: YtDlpSettings): Promise<string> {
  const file = await findProgram('yt-dlp', toolPath)
  if (file === null) throw new DownloadError('tool-missing', inEnglish(missing(toolPath), HOW_TO))
  const problem = await cookiesProblem(cookiesFile)
  if (problem !== null) throw new DownloadError('not-configured', inEnglish(problem, COOKIES_HOW_TO))
  return file
}

/** yt-dlp goes on without a file that is not there, and fails later for want of cookies. */
async function cookiesProblem(file: string | undefined): Promise<Said | null> {
  if (file === undefined) return null
  try {
    await access(file, constants.R_OK)
    return null
  } catch {
    return say('cookies-unread', { path: file })
  }
}

const missing = (toolPath: string | undefined): Said =>
  toolPath ? say('no-program-at', { path: toolPath }) : say('no-yt-dlp')
