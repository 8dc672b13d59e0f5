import { type DownloadFailure, failure } from '../../shared/failure.ts'
import type { ProcessExit } from './process-host.ts'

/** Says in words how a process ended that should have gone on. */
export function crashFailure(exit: ProcessExit): DownloadFailure {
  const reason = lastWords(exit.stderr)
  return failure('worker-crash', `worker crash: ${whatHappened(exit)}${reason && ` (${reason})`}`)
}

function whatHappened({ code, signal, spawnError }: ProcessExit): string {
  if (spawnError !== null) return `the download process could not be started: ${spawnError}`
  if (signal !== null) return `the download process was ended by signal ${signal}`
  return `the download process ended with exit code ${code}`
}

/** Room in a message for a person; the rest is noise there. */
const LONGEST_WORDS = 300

/**
 * The line of stderr that says most. Node ends an uncaught error's report with a stack and its own
 * version, V8 a fatal error's with two stacks: the last line that names an error beats the last line.
 */
function lastWords(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.trim())
  const telling = lines.findLast((line) => /^(?:\w*Error\b|FATAL ERROR)/.test(line))
  return (telling ?? lines.findLast(isPlain) ?? '').slice(0, LONGEST_WORDS)
}

const isPlain = (line: string) => /\w/.test(line) && !/^(?:at |Node\.js v|\d+: |-{3,})/.test(line)
