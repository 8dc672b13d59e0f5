import { DownloadError, type FailureCode } from '../../shared/failure.ts'

type Cause = readonly [pattern: RegExp, code: FailureCode, hint?: string]

const HOUR_MS = 3_600_000
const SIGN_IN = 'Give Sluice the cookies of a signed-in browser (cookiesFile or cookiesFromBrowser).'
const UPDATE = 'yt-dlp may be too old for this site. Update it.'
const GONE = 'It is gone from the site, and nothing brings it back: remove this download.'
const NOT_BEGUN = 'It has not begun. Retry when it is over.'

/** What happens on this computer. First, for a site's words may stand beside it. */
const ownCauses: readonly Cause[] = [
  [/no space left/i, 'disk-full'],
  [/permission denied|read-only file system/i, 'permission'],
  [
    /ff(?:mpeg|probe).{0,40}(?:not (?:be )?found|not installed|is not)/i,
    'tool-missing',
    'Install ffmpeg, which converts and joins what yt-dlp fetches.',
  ],
  [
    /unsupported browser|no such option|invalid .{1,40} specified/i,
    'tool-failed',
    'This yt-dlp does not know one of your settings. Update it, or take the setting back.',
  ],
  [
    /cookies? database|netscape format|containers\.json|(?:load|decrypt|copy).{0,20} cookie|dpapi/i,
    'not-configured',
    'The cookies cannot be read. Look at cookiesFile or cookiesFromBrowser in the settings.',
  ],
  [
    /^Postprocessing:|conversion failed/i,
    'tool-failed',
    'The media came, and ffmpeg could not make of it what you asked for. Choose another container, or none.',
  ],
]

/** What the site's server answered. Its code is surer than any words. */
const httpCauses: readonly Cause[] = [
  [/HTTP Error (?:429|503)/i, 'rate-limited'],
  [/HTTP Error 401/i, 'unauthorized', SIGN_IN],
  [
    /HTTP Error 403/i,
    'forbidden',
    'The site refuses it. If a browser plays it: update yt-dlp, or give cookies.',
  ],
  [/HTTP Error 4(?:04|10)/i, 'not-found'],
  [/HTTP Error 4(?:08|25)/i, 'server'],
  [/HTTP Error 451/i, 'unavailable', 'The site may not give it out, by law.'],
  [/HTTP Error 4\d\d/i, 'refused'],
  [/HTTP Error 5\d\d/i, 'server'],
]

/** What the site, or yt-dlp of it, says about the media. */
const siteCauses: readonly Cause[] = [
  [/rate.?limit|too many requests|try again later/i, 'rate-limited'],
  [
    /not a (?:ro)?bot|captcha|unusual traffic/i,
    'sign-in',
    `The site takes us for a robot. ${SIGN_IN} A longer delay in the lane keeps it from asking again.`,
  ],
  [
    /confirm your age|age.?restricted|inappropriate for some users/i,
    'sign-in',
    `Only for those who have shown their age. ${SIGN_IN}`,
  ],
  [/members.only|join this channel/i, 'sign-in', `Only for members of the channel. ${SIGN_IN}`],
  [/DRM/, 'unsupported', 'It is protected against copying, and Sluice breaks no protection.'],
  [
    /(?:in|from) your (?:country|location|region)|geo.?(?:restrict|block)/i,
    'unavailable',
    'The site does not give it to the country that this computer is seen in.',
  ],
  [/private/i, 'sign-in', `It is private: only an account it was shared with may have it. ${SIGN_IN}`],
  [/removed|deleted|terminated|no longer available|copyright/i, 'unavailable', GONE],
  [/premieres? (?:in|will)|live event will|is upcoming|not yet (?:begun|started)/i, 'unavailable', NOT_BEGUN],
  [
    /live (?:event|stream).{0,20} (?:has ended|is not available)/i,
    'unavailable',
    'It is over, without a recording.',
  ],
  [/not currently live|is offline/i, 'unavailable', 'Nothing is live there now.'],
  [/sign in|log ?in|registered users|account credentials/i, 'sign-in', SIGN_IN],
  [
    /requested format/i,
    'unsupported',
    'The site does not have it in the format that is set. Set another, or none, and see that yt-dlp is new.',
  ],
  [/unsupported url|unknown url type|not a valid url|no video formats|no media found/i, 'unsupported'],
  [/(?:un|not )(?:made this video )?available/i, 'unavailable'],
]

const otherCauses: readonly Cause[] = [
  [/certificate.?verify.?failed/i, 'tls'],
  [/timed out|timeout/i, 'timeout'],
  [/name or service not known|name resolution|getaddrinfo|nodename nor servname/i, 'dns'],
  [
    /bytes read, \d+ more expected|did not get any data blocks|downloaded file is empty|fragment \d+ not found/i,
    'incomplete',
  ],
  [/refused|reset by peer|remote end closed|urlopen error|unreachable/i, 'connection'],
  [
    /unable to extract|nsig|signature extraction|outdated|failed to (?:parse json|extract)/i,
    'tool-failed',
    UPDATE,
  ],
  [/precondition check failed|needs to be reloaded|yt-dlp -U/i, 'tool-failed', UPDATE],
]

/** yt-dlp's words, first match wins. They have no codes, so this is what there is. */
const causes: readonly Cause[] = [...ownCauses, ...httpCauses, ...siteCauses, ...otherCauses]

/** What stopped yt-dlp, from the last error it wrote; undefined when it wrote none. */
export function ytDlpFailure(errorLine: string | undefined, exitCode: number | null): DownloadError {
  if (errorLine === undefined) {
    return new DownloadError('tool-failed', `yt-dlp ended with exit code ${exitCode} and said nothing.`)
  }
  const words = plainWords(errorLine)
  const telling = withoutNames(words)
  const cause = causes.find(([pattern]) => pattern.test(telling))
  const [, code, hint] = cause ?? unforeseen(errorLine)
  // The longest that YouTube shuts a session out, in the words yt-dlp has for it since 2025.
  const wait = /for up to an hour/i.test(telling) ? { retryAfterMs: HOUR_MS } : {}
  return new DownloadError(
    code,
    hint === undefined ? `yt-dlp: ${words}` : `${hint} (yt-dlp: ${words})`,
    code === 'rate-limited' ? wait : {},
  )
}

/** yt-dlp asks for a report where a site is not as it knew it: mostly, where it is not the latest. */
const unforeseen = (errorLine: string): Cause =>
  /latest version|report this issue/i.test(errorLine) ? [/^/, 'tool-failed', UPDATE] : [/^/, 'tool-failed']

/** Less the prefix, the plea to report a bug, and Python's own name for the cause. */
const plainWords = (line: string): string =>
  line
    .replace(/^ERROR:\s*/, '')
    .replace(/;? ?please report this issue on .*$/i, '')
    .replace(/ \(caused by .*$/, '')
    .trim()

/** Less what others have named: a link or an id may hold any of the words above. */
const withoutNames = (words: string): string =>
  words.replace(/^\[[^\]]+\] [^\s:]+: /, '').replace(/https?:\/\/\S+/g, '')
