import { stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { runProgram } from './run-program.ts'

/** The packed yt-dlp of Windows and macOS unpacks itself first. Longer than this nobody waits for a list. */
const LIMIT_MS = 5_000

/** What a program says it is; `unknown` when it did not say so in time. */
export type Identity =
  | { readonly is: 'yt-dlp'; readonly version: string }
  | { readonly is: 'other' }
  | { readonly is: 'unknown' }

const known = new Map<string, { readonly mtimeMs: number; readonly identity: Promise<Identity> }>()

/** Asks the program once, and again when its file has changed. `limitMs`: how long it may take to answer. */
export async function ytDlpIdentity(file: string, limitMs: number = LIMIT_MS): Promise<Identity> {
  const mtimeMs = await changedAt(file)
  const before = known.get(file)
  if (before?.mtimeMs === mtimeMs) return await before.identity
  const identity = ask(file, AbortSignal.timeout(limitMs))
  known.set(file, { mtimeMs, identity })
  // Whatever kept it from answering may be over the next time.
  if ((await identity).is === 'unknown') known.delete(file)
  return await identity
}

/** In ms since epoch; 0 when the file has gone meanwhile, which starting it will tell. */
async function changedAt(file: string): Promise<number> {
  try {
    return (await stat(file)).mtimeMs
  } catch {
    return 0
  }
}

async function ask(file: string, signal: AbortSignal): Promise<Identity> {
  let first: string | undefined
  try {
    const { code } = await runProgram({
      ...{ file, args: ['--ignore-config', '--version'], cwd: tmpdir(), signal },
      tool: () => undefined,
      onOutput: (line) => {
        first ??= line.trim()
      },
      onError: () => undefined,
    })
    // The day of its release, and a number more when there were several: 2025.01.12, 2025.01.12.232754.
    const version = /^\d{4}\.\d{2}\.\d{2}\S*$/.exec(first ?? '')?.[0]
    return code === 0 && version !== undefined ? { is: 'yt-dlp', version } : { is: 'other' }
  } catch {
    return signal.aborted ? { is: 'unknown' } : { is: 'other' }
  }
}
