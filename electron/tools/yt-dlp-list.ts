import { z } from 'zod'
import { DownloadError } from '../../shared/failure.ts'
import { MOST_ENTRIES } from '../../shared/listing.ts'
import type { ProxyRules } from '../../shared/proxy.ts'
import { proxyEnvironment } from './proxy-environment.ts'
import { type Program, runProgram } from './run-program.ts'
import { marks, ytDlpListArguments } from './yt-dlp-arguments.ts'
import { ytDlpFailure } from './yt-dlp-failures.ts'
import type { YtDlpSettings } from './yt-dlp-settings.ts'
import { ytDlpProgram } from './yt-dlp-setup.ts'

export type YtDlpListOrder = Pick<Program, 'signal' | 'tool' | 'cwd'> & {
  /** http or https. */
  readonly url: string
  readonly settings: YtDlpSettings
  readonly proxy: ProxyRules
  /** Told now and then how many there are so far. */
  found(count: number): void
  log(line: string): void
}

/** One item of a list. `url`: http or https. */
export type ListedItem = { readonly url: string; readonly title: string | null }

/** What yt-dlp found in a list, in its order. */
export type YtDlpList = {
  readonly title: string | null
  readonly items: readonly ListedItem[]
  /** Named in the list, and not to be had. */
  readonly unavailable: number
  /** Why it is not all of the list, in words for a person; null: it is. */
  readonly problem: string | null
}

/** yt-dlp prints `"NA"` for what it does not know. */
const Text = z
  .string()
  .nullable()
  .transform((text) => (text === 'NA' || text === '' ? null : text))
const Line = z.object({
  url: Text,
  page: Text,
  title: Text,
  list: Text,
  /** From 1; of what is in no list: none. */
  index: z.union([z.number(), z.literal('NA').transform(() => null), z.null()]),
})
type Line = z.infer<typeof Line>

/** No site's own links are as long. */
const LONGEST_LINK = 2_000
/** What YouTube calls what it no longer shows. */
const GONE = /^\[(?:private|deleted|unavailable) video\]$/i
const TELL_EVERY = 100

/**
 * Has yt-dlp say what a list holds, without looking at what it holds. Null: it is no list. Throws a DownloadError
 * when nothing could be read of it, or when another attempt may bring more.
 */
export async function ytDlpList(order: YtDlpListOrder): Promise<YtDlpList | null> {
  const { settings, signal, cwd, url } = order
  const reader = new Reader(order)
  const { code } = await runProgram({
    file: await ytDlpProgram(settings),
    args: ytDlpListArguments({ url, settings, most: MOST_ENTRIES + 1 }),
    env: { PYTHONUTF8: '1', PYTHONUNBUFFERED: '1', ...proxyEnvironment(order.proxy) },
    ...{ cwd, signal },
    tool: (pid, running) => order.tool(pid, running),
    onOutput: (line) => reader.output(line),
    onError: (line) => reader.error(line),
  })
  return code === 0 ? reader.list(null) : reader.list(ytDlpFailure(reader.lastError, code))
}

class Reader {
  readonly #order: YtDlpListOrder
  readonly #items = new Map<string, ListedItem>()
  #title: string | null = null
  #isList = false
  #unavailable = 0
  #lines = 0
  lastError: string | undefined

  constructor(order: YtDlpListOrder) {
    this.#order = order
  }

  output(line: string): void {
    if (line.startsWith(marks.item)) this.#add(understood(line))
    else this.#order.log(line)
  }

  error(line: string): void {
    if (line.trim() === '') return
    if (/^ERROR:\s*\S/.test(line)) this.lastError = line
    this.#order.log(line)
  }

  /** `failure`: how it ended, if not well. */
  list(failure: DownloadError | null): YtDlpList | null {
    if (failure && (this.#lines === 0 || failure.failure.retryable)) throw failure
    if (!this.#isList && this.#lines > 0) return null
    const items = [...this.#items.values()]
    if (items.length === 0) {
      throw new DownloadError('unavailable', 'There is nothing in this list that can be downloaded.')
    }
    const ending = failure ? `The list could not be read to its end. ${failure.message}` : null
    const isCut = this.#lines > MOST_ENTRIES
    return {
      title: this.#title,
      items: items.slice(0, MOST_ENTRIES),
      unavailable: this.#unavailable,
      problem: isCut ? `Only the first ${MOST_ENTRIES.toLocaleString('en')} of it were taken.` : ending,
    }
  }

  #add({ url, page, title, list, index }: Line): void {
    this.#lines += 1
    this.#isList ||= index !== null
    this.#title ??= list
    const link = linkOf(url) ?? linkOf(page)
    // A page that names itself would be read for ever.
    if (link === null || link === this.#order.url || GONE.test(title ?? '')) this.#unavailable += 1
    else if (!this.#items.has(link)) this.#items.set(link, { url: link, title })
    if (this.#lines % TELL_EVERY === 0) this.#order.found(this.#lines)
  }
}

function understood(line: string): Line {
  try {
    return Line.parse(JSON.parse(line.slice(marks.item.length)))
  } catch (cause) {
    throw new DownloadError('tool-failed', `This version of yt-dlp says what is not understood: ${line}`, {
      cause,
    })
  }
}

/** Less what yt-dlp notes for itself in the fragment. */
function linkOf(text: string | null): string | null {
  const url = URL.parse(text?.replace(/#__youtubedl_smuggle=.*$/, '') ?? '')
  return url && /^https?:$/.test(url.protocol) && url.href.length <= LONGEST_LINK ? url.href : null
}
