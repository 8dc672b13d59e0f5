import { type ListedItem, ytDlpList } from '../tools/yt-dlp-list.ts'
import type { YtDlpSettings } from '../tools/yt-dlp-settings.ts'
import type { Job, Listing, Source, Target } from './contract.ts'
import { oneLine } from './one-line.ts'

type Recognise = Source['recognise']

const LONGEST_TITLE = 300

/** What a list holds, as targets of the source that `recognise` is of. Null: it is no list. */
export async function ytDlpListing(
  job: Job<YtDlpSettings>,
  at: { readonly url: string; readonly folder: string; readonly recognise: Recognise },
): Promise<Listing | null> {
  const { settings, signal } = job
  job.report({ phase: 'listing' })
  const list = await ytDlpList({
    ...{ url: at.url, settings, signal, cwd: at.folder, proxy: job.proxy },
    tool: (pid, running) => job.tool(pid, running),
    found: (count) => job.report({ phase: `listing: ${count}` }),
    log: (line) => job.log(line),
  })
  if (list === null) return null
  const { title: listTitle, items, unavailable, problem } = list
  const title = listTitle === null ? null : named(listTitle)
  const place = (index: number) => ({ playlistIndex: index + 1, ...(title !== null && { playlist: title }) })
  const entries = items.map((item, index) => {
    const target = targetOf(item, at.recognise)
    return { ...target, extra: { ...target.extra, ...place(index) } }
  })
  return { title, entries, unavailable, problem }
}

const named = (title: string): string | null => oneLine(title).slice(0, LONGEST_TITLE) || null

/** What a list names is mostly of the site itself; what is not is fetched all the same, as the list's source does. */
function targetOf(item: ListedItem, recognise: Recognise): Target {
  const url = new URL(item.url)
  const { href, host } = url
  const title = item.title === null ? null : named(item.title)
  const known = recognise(url) ?? {
    targetId: href,
    displayName: host,
    filename: href,
    extra: { url: href },
  }
  if (title === null) return known
  return { ...known, displayName: title, extra: { ...known.extra, title } }
}
