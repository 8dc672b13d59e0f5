import { DownloadError, type FailureCode } from '../../shared/failure.ts'

/** Programs have few words in common, but those mean the same everywhere. */
const causes: readonly (readonly [pattern: RegExp, code: FailureCode])[] = [
  [/too many requests/i, 'rate-limited'],
  [/\bforbidden\b/i, 'forbidden'],
  [/\bnot found\b/i, 'not-found'],
  [/no space left/i, 'disk-full'],
]

/** A server's answer, as programs tell it: `HTTP 429`, `HTTP Error 404`, `returned error: 503`, `ERROR 404: Not Found.` */
const told = /\b(?:HTTP|error|status|code|response)\b[^\d\n]{0,20}\b([45]\d\d)\b/i
/** `'404 Not Found'`, wherever it stands. */
const worded = /\b([45]\d\d) (?:[A-Z][a-z-]+ ?)+/

const byStatus: Readonly<Record<string, FailureCode>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  410: 'not-found',
  408: 'server',
  425: 'server',
  429: 'rate-limited',
  503: 'rate-limited',
}

/** POSIX, "Exit Status for Commands": what a script wanted to start cannot be, or is not there. */
const UNSTARTED = [126, 127]

/** What stopped a program, from its last line, which may be empty. `code` null: a signal. */
export function commandFailure(name: string, lastLine: string, code: number | null): DownloadError {
  const end = code === null ? 'was ended from outside' : `ended with exit code ${code}`
  const words = lastLine === '' ? '' : `: ${lastLine}`
  const isTelling = code !== null && !UNSTARTED.includes(code)
  return new DownloadError(isTelling ? causeIn(lastLine) : 'tool-failed', `${name} ${end}${words}`)
}

function causeIn(line: string): FailureCode {
  // A link may hold any number and any word.
  const words = line.replace(/\b[a-z][a-z\d+.-]*:\/\/\S+/gi, '')
  const [, status] = told.exec(words) ?? worded.exec(words) ?? []
  if (status !== undefined) return byStatus[status] ?? (status.startsWith('5') ? 'server' : 'refused')
  return causes.find(([pattern]) => pattern.test(words))?.[1] ?? 'tool-failed'
}
