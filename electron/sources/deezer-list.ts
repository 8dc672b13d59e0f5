import { z } from 'zod'
import { DownloadError } from '../../shared/failure.ts'
import { MOST_ENTRIES } from '../../shared/listing.ts'
import { toDownloadError } from '../transfer/failures.ts'
import { askForText } from './ask.ts'
import type { Job, Listing, Target } from './contract.ts'
import { oneLine } from './one-line.ts'

/** Deezer's public catalogue (developers.deezer.com), which takes no account and no key. */
const API = 'https://api.deezer.com'
/** As many as one answer holds. */
const PAGE = 100
const LONGEST_TITLE = 300

const Named = z.object({ title: z.string() })
const Tracks = z.object({
  data: z.array(
    z.object({
      id: z.int(),
      title: z.string(),
      readable: z.boolean().default(true),
      artist: z.object({ name: z.string() }).optional(),
    }),
  ),
  total: z.int().nonnegative().optional(),
})
const Refusal = z.object({
  error: z.object({ code: z.number().optional(), message: z.string().default('') }),
})

type About = {
  /** What a track is to the source. */
  readonly track: (trackId: string, title: string) => Target
  /** Its address; another one for tests. */
  readonly api?: string
}

/** What an album or a playlist of Deezer holds. Null: the job's target is neither. Throws a DownloadError. */
export async function deezerListing(
  job: Pick<Job, 'targetId' | 'signal' | 'proxy' | 'dir' | 'report'>,
  { track, api = API }: About,
): Promise<Listing | null> {
  const { targetId, signal, proxy, dir } = job
  const [, kind, id] = /^\/(?:\w\w\/)?(album|playlist)\/(\d+)\/?$/.exec(targetId) ?? []
  if (kind === undefined) return null
  const host = new URL(api).host
  const get = async <T>(schema: z.ZodType<T>, path: string): Promise<T> => {
    const text = await askForText({ url: `${api}/${kind}/${id}${path}`, headers: {}, signal, proxy })
    return answerIn(schema, text, host)
  }
  job.report({ phase: 'listing' })
  try {
    const { title } = await get(Named, '')
    const found = await allTracks((index) => get(Tracks, `/tracks?index=${index}&limit=${PAGE}`))
    const readable = found.tracks.filter((one) => one.readable)
    return {
      title: named(title),
      entries: readable.map(({ id, title, artist }) =>
        track(String(id), named(artist ? `${artist.name} - ${title}` : title) ?? `Track ${id}`),
      ),
      unavailable: found.tracks.length - readable.length,
      problem: found.isWhole ? null : `Only the first ${MOST_ENTRIES} were taken.`,
    }
  } catch (error) {
    throw signal.aborted ? error : toDownloadError(error, { host, dir })
  }
}

type Tracks = z.infer<typeof Tracks>

async function allTracks(page: (index: number) => Promise<Tracks>) {
  const tracks: Tracks['data'][number][] = []
  for (;;) {
    const { data, total = 0 } = await page(tracks.length)
    tracks.push(...data)
    if (tracks.length > MOST_ENTRIES) return { tracks: tracks.slice(0, MOST_ENTRIES), isWhole: false }
    if (data.length === 0 || tracks.length >= total) return { tracks, isWhole: true }
  }
}

const named = (title: string): string | null => oneLine(title).slice(0, LONGEST_TITLE) || null

/** It also refuses with a good status and words of its own. */
function answerIn<T>(schema: z.ZodType<T>, text: string, host: string): T {
  const answer = parsed(text)
  const { success, data } = schema.safeParse(answer)
  if (success) return data
  const { error } = Refusal.safeParse(answer).data ?? {}
  if (error?.code === 4)
    throw new DownloadError('rate-limited', `${host} wants fewer requests: ${error.message}`)
  if (error?.code === 800) throw new DownloadError('not-found', 'Deezer has no such list.')
  if (error) throw new DownloadError('unavailable', `Deezer does not show this list: ${error.message}`)
  throw new DownloadError('server', `${host} answered with something that is no list of tracks.`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
