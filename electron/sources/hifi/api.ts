import { z } from 'zod'
import { DownloadError } from '../../../shared/failure.ts'
import { type Asked, askForText } from '../ask.ts'
import type { Quality } from './settings.ts'

/** What is known of a track before it is fetched. */
const Info = z.object({
  title: z.string(),
  /** Seconds. */
  duration: z.number().positive().optional(),
  artist: z.object({ name: z.string() }).optional(),
})
export type Info = z.infer<typeof Info>

const Playback = z.object({
  manifest: z.string(),
  manifestMimeType: z.string(),
  assetPresentation: z.string().optional(),
})
export type Playback = z.infer<typeof Playback>

/** One server of the API, as a person named it. */
export class HifiServer {
  readonly host: string
  readonly #base: string
  readonly #asked: Omit<Asked, 'url'>

  constructor(base: string, apiKey: string | undefined, { signal, proxy }: Pick<Asked, 'signal' | 'proxy'>) {
    this.host = new URL(base).host
    this.#base = base.endsWith('/') ? base : `${base}/`
    this.#asked = { headers: apiKey === undefined ? {} : { 'x-api-key': apiKey }, signal, proxy }
  }

  /** Null when the server does not say. */
  async info(trackId: string): Promise<Info | null> {
    return found(Info, await this.#get('info/', { id: trackId }))
  }

  /** Where a track is to be had in one quality. Throws a DownloadError. */
  async playback(trackId: string, quality: Quality): Promise<Playback> {
    const playback = found(Playback, await this.#get('track/', { id: trackId, quality }))
    if (playback !== null) return playback
    throw new DownloadError('server', `${this.host} answered, but not as a HiFi server does.`)
  }

  async #get(path: string, query: Readonly<Record<string, string>>): Promise<unknown> {
    const url = new URL(path, this.#base)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    const text = await askForText({ url: url.href, ...this.#asked })
    try {
      return JSON.parse(text)
    } catch (cause) {
      throw new DownloadError('server', `${this.host} answered with something that is not JSON.`, { cause })
    }
  }
}

/** Newer servers put it under `data`, older ones among others in a list. */
function found<T>(schema: z.ZodType<T>, answer: unknown): T | null {
  const candidates = Array.isArray(answer) ? answer : [dataIn(answer), answer]
  for (const candidate of candidates) {
    const { success, data } = schema.safeParse(candidate)
    if (success) return data
  }
  return null
}

const dataIn = (answer: unknown): unknown =>
  typeof answer === 'object' && answer !== null && 'data' in answer ? answer.data : undefined
