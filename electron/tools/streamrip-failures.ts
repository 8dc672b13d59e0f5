import { DownloadError, type FailureCode } from '../../shared/failure.ts'

type Cause = readonly [pattern: RegExp, code: FailureCode, hint?: string]

const SIGN_IN = 'Sign in to streamrip in a terminal: run `rip url` with any link of this service.'
const UPDATE = 'streamrip may be too old for this service. Update it: pip install --upgrade streamrip.'

/** streamrip's words, first match wins. It ends with exit code 0 whatever happened, so this is what there is. */
const causes: readonly Cause[] = [
  [/too many requests|\b429\b|rate.?limit/i, 'rate-limited'],
  [/free accounts are not eligible|IneligibleError/i, 'forbidden', 'This takes a paid subscription.'],
  [
    /AuthenticationError|MissingCredentials|invalid (?:arl|qobuz|credentials)|token.{0,40}expired/i,
    'sign-in',
    SIGN_IN,
  ],
  [/access token not found|login failed|refresh failed|EOFError|user id mismatch/i, 'sign-in', SIGN_IN],
  [/InvalidApp(?:Id|Secret)Error|could not find app id/i, 'tool-failed', UPDATE],
  [/requested quality is not available/i, 'unsupported', 'Choose a lower quality in the preferences.'],
  [/preview|sample/i, 'unavailable', 'Only a preview can be had, not the whole track.'],
  [/error loading config|OutdatedConfig/i, 'not-configured', 'Run `rip config reset` in a terminal.'],
  [/invalid url/i, 'bad-address'],
  [/no space left/i, 'disk-full'],
  [/permission denied|read-only file system/i, 'permission'],
  [/certificate|SSLError/i, 'tls'],
  [/name or service not known|name resolution|getaddrinfo|nodename nor servname/i, 'dns'],
  [/timed? ?out|TimeoutError/i, 'timeout'],
  [/IncompleteRead|payload is not completed|ContentLengthError|bytes read/i, 'incomplete'],
  [/cannot connect|refused|reset by peer|disconnected|unreachable|ConnectionError/i, 'connection'],
  [/track not found|\b404\b/i, 'not-found'],
  [/\b401\b/, 'unauthorized', SIGN_IN],
  [/\b403\b/, 'forbidden'],
  [/\b5\d\d\b/, 'server'],
  [/not available|cannot stream|NonStreamable|restricted|your country/i, 'unavailable'],
  [/ffmpeg.{0,40}(?:not found|not installed|must be installed)/i, 'tool-missing', 'Install ffmpeg.'],
  // It came to the end of a track twice and had not all of it.
  [/persistent error/i, 'incomplete'],
]

/** What stopped streamrip, from the errors it wrote, first to last; there must be one. */
export function streamripFailure(errors: readonly string[]): DownloadError {
  for (const [pattern, code, hint] of causes) {
    const words = errors.find((error) => pattern.test(withoutNames(error)))
    if (words === undefined) continue
    return new DownloadError(
      code,
      hint === undefined ? `streamrip: ${words}` : `${hint} (streamrip: ${words})`,
    )
  }
  return new DownloadError('tool-failed', `streamrip: ${errors[0] ?? 'it said nothing'}`)
}

/** Less a track's title and number: they may hold any of the words above. */
const withoutNames = (error: string): string =>
  error.replace(/\btrack '.*'(?=, (?:retrying|skipping)\b)/, 'track').replace(/\b(track|for) -?\d+\b/gi, '$1')
