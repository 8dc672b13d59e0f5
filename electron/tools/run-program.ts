import { type ChildProcess, spawn } from 'node:child_process'
import { addAbortListener, once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { DownloadError } from '../../shared/failure.ts'
import { endStragglers, signalGroup } from './process-group.ts'

/** After a polite word. Shorter than the grace a download process gets itself, which must still tidy up. */
const GRACE_MS = 700
/** Someone outside the group may hold a pipe open. */
const LAST_WORDS_MS = 200

export type Program = {
  /** Full path. */
  readonly file: string
  readonly args: readonly string[]
  /** Added to our own environment. */
  readonly env?: Readonly<Record<string, string>>
  readonly cwd: string
  /** When it aborts, the program's whole group is ended. */
  readonly signal: AbortSignal
  /** Told when the program has started, and when nothing of its group is left. */
  tool(pid: number, running: boolean): void
  /** A line of stdout or stderr. What it throws ends the program, and is thrown. */
  onOutput(line: string): void
  onError(line: string): void
}

export type ProgramExit = { readonly code: number | null; readonly signal: NodeJS.Signals | null }

/**
 * Runs a program in a process group of its own, never through a shell. Settles when nothing of the group
 * is left. Throws when it cannot be started, and what `signal` throws when that ended it.
 */
export async function runProgram(program: Program): Promise<ProgramExit> {
  const { file, args, cwd, signal } = program
  signal.throwIfAborted()
  const child = spawn(file, args, {
    cwd,
    env: { ...process.env, ...program.env },
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  })
  const pid = await started(child, file)
  program.tool(pid, true)
  const words = Promise.all([
    heard(child.stdout, (line) => program.onOutput(line)),
    heard(child.stderr, (line) => program.onError(line)),
  ])
  // Whoever listens could not go on, so neither need the program.
  words.catch(() => signalGroup(pid, 'SIGKILL'))
  try {
    const exit = await ended(child, pid, signal)
    await endStragglers(pid)
    await Promise.race([words, sleep(LAST_WORDS_MS)])
    signal.throwIfAborted()
    return exit
  } finally {
    child.stdout.destroy()
    child.stderr.destroy()
    program.tool(pid, false)
  }
}

async function started(child: ChildProcess, file: string): Promise<number> {
  try {
    await once(child, 'spawn')
  } catch (cause) {
    throw new DownloadError('tool-missing', `${file} cannot be started.`, { cause })
  }
  return child.pid ?? 0
}

async function ended(child: ChildProcess, pid: number, signal: AbortSignal): Promise<ProgramExit> {
  let grace: NodeJS.Timeout | undefined
  using _stop = addAbortListener(signal, () => {
    signalGroup(pid, 'SIGTERM')
    grace = setTimeout(() => signalGroup(pid, 'SIGKILL'), GRACE_MS)
  })
  return await new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      clearTimeout(grace)
      resolve({ code, signal })
    })
  })
}

/** Settles when the stream has ended, or throws what `onLine` did. */
async function heard(stream: Readable, onLine: (line: string) => void): Promise<void> {
  for await (const line of createInterface({ input: stream })) onLine(line)
}
