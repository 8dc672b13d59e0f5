import { DownloadError } from '../../shared/failure.ts'

/** More say nothing new. */
const MOST_ERRORS = 20

/** It asks a person, and there is none: left alone it would wait for minutes. */
const question = /to log into tidal|enter your|open qobuz login|invalid arl, try again/i
/** The track itself did not come whole, or what was to be done with it was not. */
const spoilt = /^(?:persistent error downloading|error processing media item)/i

/** Tells streamrip's lines apart. They are made for eyes: time, level, message, and where in its code. */
export class StreamripWords {
  readonly #log: (line: string) => void
  readonly errors: string[] = []
  /** What there is of a track must not be taken for whole. */
  isSpoilt = false

  constructor(log: (line: string) => void) {
    this.#log = log
  }

  /** Throws when streamrip asks for something nobody is there to give. */
  hear(line: string): void {
    const words = line.trim()
    if (words === '') return
    this.#log(words)
    if (question.test(words)) {
      throw new DownloadError(
        'sign-in',
        `streamrip wants you to sign in. Run \`rip url\` with any link of this service in a terminal. (${words})`,
      )
    }
    const error = errorIn(words)
    if (error === null) return
    this.isSpoilt ||= spoilt.test(error)
    if (this.errors.length < MOST_ERRORS) this.errors.push(error)
  }
}

/** The message of an error; null for any other line. */
function errorIn(words: string): string | null {
  const [, logged] = /^(?:\[?[\d:]+(?: ?[AP]M)?\]? +)?(?:ERROR|CRITICAL) +(.*)$/.exec(words) ?? []
  if (logged !== undefined) return logged.replace(/ {2,}[\w./]+\.py:\d+$/, '').trim()
  // Python's own last word: the name of what was thrown, at the beginning of a line.
  if (/^(?:\w+\.)*\w*(?:Error|Exception)(?::|$)/.test(words)) return words
  return /^(?:Error loading config|Found invalid url|Error: )/.test(words) ? words : null
}
