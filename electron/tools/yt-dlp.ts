import { z } from 'zod'
import { DownloadError } from '../../shared/failure.ts'
import type { ProxyRules } from '../../shared/proxy.ts'
import type { Progress } from '../../shared/run-protocol.ts'
import { proxyEnvironment } from './proxy-environment.ts'
import { type Program, runProgram } from './run-program.ts'
import { marks, type YtDlpWish, ytDlpArguments } from './yt-dlp-arguments.ts'
import { ytDlpFailure } from './yt-dlp-failures.ts'
import { YtDlpProgress } from './yt-dlp-progress.ts'
import { ytDlpProgram } from './yt-dlp-setup.ts'

/** Thrown when what was taken for one film or track is a list of them. Nothing was fetched. */
export class FoundList extends Error {
  override readonly name = 'FoundList'
}

export type YtDlpOrder = YtDlpWish &
  Pick<Program, 'signal' | 'tool'> & {
    report(progress: Partial<Progress>): void
    log(line: string): void
    readonly proxy: ProxyRules
  }

/** The file yt-dlp made, and what its source calls it. */
const MadeFile = z.object({ path: z.string(), title: z.string() })
export type MadeFile = z.infer<typeof MadeFile>

/** Told before anything is fetched. yt-dlp prints `"NA"` for what it does not know. */
const Begun = z.object({
  /** As in yt-dlp's README, "Output template", `live_status`. */
  live: z.string().nullable(),
  list: z.string().nullable(),
  count: z.union([z.number(), z.string(), z.null()]),
})

/** Has yt-dlp fetch one address. Null: it ended well without a file. Throws a DownloadError, or FoundList. */
export async function ytDlp(order: YtDlpOrder): Promise<MadeFile | null> {
  const { settings, folder, signal } = order
  const file = await ytDlpProgram(settings)
  const listener = new Listener(order)
  const { code } = await runProgram({
    file,
    args: ytDlpArguments(order),
    cwd: folder,
    env: { PYTHONUTF8: '1', PYTHONUNBUFFERED: '1', ...proxyEnvironment(order.proxy) },
    signal,
    tool: (pid, running) => order.tool(pid, running),
    onOutput: (line) => listener.output(line),
    onError: (line) => listener.error(line),
  })
  if (code !== 0) throw ytDlpFailure(listener.lastError ?? listener.lastLine, code)
  if (listener.made === null && listener.isInList) throw new FoundList()
  if (listener.made === null && !settings.liveStreams) refuseLive(listener.live)
  return listener.made
}

/** `status` as in yt-dlp's README, "Output template", `live_status`. */
function refuseLive(status: string | null): void {
  if (status === 'is_upcoming') {
    throw new DownloadError('unavailable', 'It has not begun. Retry when it is over.')
  }
  if (status === 'is_live') {
    throw new DownloadError(
      'unsupported',
      'This is live now, and has no end yet. Retry when it is over, or set liveStreams to record it from now on.',
    )
  }
}

/** Tells yt-dlp's lines apart. */
class Listener {
  readonly #order: YtDlpOrder
  readonly #progress = new YtDlpProgress()
  made: MadeFile | null = null
  live: string | null = null
  isInList = false
  #isOneOfMany = false
  lastError: string | undefined
  /** What a Python that breaks off, or a refused option, leaves in place of an error of yt-dlp's own. */
  lastLine: string | undefined

  constructor(order: YtDlpOrder) {
    this.#order = order
  }

  output(line: string): void {
    try {
      this.#understood(line)
      if (this.#isOneOfMany) throw new FoundList()
    } catch (cause) {
      if (cause instanceof FoundList) throw cause
      throw new DownloadError('tool-failed', `This version of yt-dlp says what is not understood: ${line}`, {
        cause,
      })
    }
  }

  error(line: string): void {
    if (line.trim() === '') return
    // After a retry the words stand on a line of their own: `ERROR: \r[download] Got error: …`.
    if (/^ERROR:\s*\S/.test(line)) this.lastError = line
    if (!line.startsWith('WARNING:')) this.lastLine = line
    this.#order.log(line)
  }

  #understood(line: string): void {
    if (line.startsWith(marks.progress)) {
      this.#order.report(this.#progress.read(line.slice(marks.progress.length)))
    } else if (line.startsWith(marks.file)) {
      this.made = MadeFile.parse(JSON.parse(line.slice(marks.file.length)))
    } else if (line.startsWith(marks.live)) {
      const { live, list, count } = Begun.parse(JSON.parse(line.slice(marks.live.length)))
      this.live = live
      this.isInList = list !== null && list !== 'NA'
      // A list of one is as good as that one, if it is fetched.
      this.#isOneOfMany = this.isInList && count !== 1
    } else if (line.startsWith(marks.parts)) {
      this.#progress.expect(line.slice(marks.parts.length))
    } else if (line === marks.phase) {
      this.#order.report({ phase: 'finishing', speed: 0, timeRemaining: null })
    } else {
      this.#order.log(line)
    }
  }
}
