import { DownloadError, type FailureCode } from '../../shared/failure.ts'

type Cause = readonly [pattern: RegExp, code: FailureCode, hint?: string]

const SIGN_IN = 'Give Sluice a file with the cookies of a signed-in browser.'
const UPDATE = 'yt-dlp may be too old for this site. Update it.'

/** yt-dlp's words, first match wins. They have no codes, so this is what there is. */
const causes: readonly Cause[] = [
  [/not a (?:ro)?bot|captcha|unusual traffic/i, 'sign-in', `The site takes us for a robot. ${SIGN_IN}`],
  [/HTTP Error 429|too many requests|rate.?limit/i, 'rate-limited'],
  [/HTTP Error 503/i, 'rate-limited'],
  [/sign in|log ?in|members.only|join this channel|age.restricted|confirm your age/i, 'sign-in', SIGN_IN],
  [/HTTP Error 401/i, 'unauthorized', SIGN_IN],
  [
    /unsupported url|unknown url type|not a valid url|no video formats|no media found|requested format/i,
    'unsupported',
  ],
  [/private|removed|deleted|terminated|copyright/i, 'unavailable'],
  [
    /(?:un|not )(?:made this video )?available|geo|your (?:country|location)|premieres? in|live event/i,
    'unavailable',
  ],
  [/HTTP Error 403/i, 'forbidden'],
  [/HTTP Error 4(?:04|10)/i, 'not-found'],
  [/HTTP Error 4(?:08|25)/i, 'server'],
  [/HTTP Error 4\d\d/i, 'refused'],
  [/HTTP Error 5\d\d/i, 'server'],
  [/ffmpeg.{0,40}(?:not found|not installed|is not)/i, 'tool-missing', 'Install ffmpeg.'],
  [/no space left/i, 'disk-full'],
  [/permission denied|read-only file system/i, 'permission'],
  [/CERTIFICATE_VERIFY_FAILED|certificate verify failed/i, 'tls'],
  [/timed out|timeout/i, 'timeout'],
  [/name or service not known|name resolution|getaddrinfo|nodename nor servname/i, 'dns'],
  [/bytes read, \d+ more expected|did not get any data blocks/i, 'incomplete'],
  [/refused|reset by peer|remote end closed|urlopen error|unreachable/i, 'connection'],
  [/unable to extract|nsig|signature extraction|outdated|failed to parse json/i, 'tool-failed', UPDATE],
]

/** What stopped yt-dlp, from the last error it wrote; undefined when it wrote none. */
export function ytDlpFailure(errorLine: string | undefined, exitCode: number | null): DownloadError {
  if (errorLine === undefined) {
    return new DownloadError('tool-failed', `yt-dlp ended with exit code ${exitCode} and said nothing.`)
  }
  const words = plainWords(errorLine)
  const cause = causes.find(([pattern]) => pattern.test(words))
  if (!cause) return new DownloadError('tool-failed', `yt-dlp: ${words}`)
  const [, code, hint] = cause
  return new DownloadError(code, hint === undefined ? `yt-dlp: ${words}` : `${hint} (yt-dlp: ${words})`)
}

/** Less the prefix, the plea to report a bug, and Python's own name for the cause. */
const plainWords = (line: string): string =>
  line
    .replace(/^ERROR:\s*/, '')
    .replace(/;? ?please report this issue on .*$/i, '')
    .replace(/ \(caused by .*$/, '')
    .trim()
