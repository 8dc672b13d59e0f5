import { join } from 'node:path'
import { DownloadError, isOfThisMachine } from '../../../shared/failure.ts'
import { inEnglish, say } from '../../../shared/said.ts'
import { toDownloadError } from '../../transfer/failures.ts'
import { allOf } from '../../transfer/throttle.ts'
import { TokenBucket } from '../../transfer/token-bucket.ts'
import { checkWholeTrack } from '../audio/whole-track.ts'
import type { Job } from '../contract.ts'
import { deliver } from '../deliver.ts'
import { numberOf, textOf } from '../extra.ts'
import { notPassedOn } from '../not-passed-on.ts'
import { inPrivateFolder } from '../private-folder.ts'
import { HifiServer, type Info } from './api.ts'
import { fetchMedia } from './fetch-media.ts'
import { type Media, mediaOf } from './manifest.ts'
import { type HifiSettings, qualities } from './settings.ts'

/** Fetches a track from the first server that has it, and returns the file's path. */
export async function hifiDownload(job: Job<HifiSettings>): Promise<string> {
  if (!job.settings.servers?.length)
    throw new DownloadError('not-configured', inEnglish(say('no-hifi-server'), say('name-hifi-server')))
  if (!/^\w+$/.test(job.targetId)) {
    throw new DownloadError('unsupported', 'Only single tracks can be downloaded: add the tracks one by one.')
  }
  notPassedOn(job, 'HiFi servers', ['headers', 'cookiesFile', 'username'])
  return await inPrivateFolder(job, (folder) => fromServers(job, folder))
}

async function fromServers(job: Job<HifiSettings>, folder: string): Promise<string> {
  const { servers = [], apiKey } = job.settings
  const failures: DownloadError[] = []
  for (const base of servers) {
    try {
      return await fromServer(job, new HifiServer(base, apiKey, job), { base, folder })
    } catch (error) {
      if (job.signal.aborted) throw error
      const { host } = new URL(base)
      const failure = toDownloadError(error, { host, dir: job.dir })
      if (isOfThisMachine(failure.failure.code)) throw failure
      job.log(`${host}: ${failure.message}`)
      failures.push(failure)
    }
  }
  throw mostTelling(failures)
}

/** A lane rests only when every server wants it to; else what may go better another time comes first. */
function mostTelling(failures: readonly DownloadError[]): DownloadError | undefined {
  const others = failures.filter(({ failure }) => failure.code !== 'rate-limited')
  return others.find(({ failure }) => failure.retryable) ?? others[0] ?? failures[0]
}

type Place = { readonly base: string; readonly folder: string }

async function fromServer(
  job: Job<HifiSettings>,
  server: HifiServer,
  { base, folder }: Place,
): Promise<string> {
  const { signal, options, extra, limits, proxy } = job
  const info = await infoOf(server, job)
  const media = await bestMedia(job, server, base)
  const path = join(folder, `track${media.extension}`)
  await fetchMedia(media, path, {
    signal,
    proxy,
    throttle: allOf([limits, options.speedLimit ? new TokenBucket(options.speedLimit) : null]),
    report: (progress) => job.report(progress),
  })
  await checkWholeTrack(path, {
    seconds: numberOf(extra, 'duration') ?? info?.duration ?? null,
    // Whether it is a preview the server has said.
    allowShort: true,
  })
  return await deliver(
    job,
    path,
    `${textOf(extra, 'title') ?? nameOf(info, job.displayName)}${media.extension}`,
  )
}

/** A track may be had without anybody saying what it is. */
async function infoOf(
  server: HifiServer,
  { targetId, signal, log }: Job<HifiSettings>,
): Promise<Info | null> {
  try {
    return await server.info(targetId)
  } catch (error) {
    if (signal.aborted) throw error
    log(`${server.host} says nothing of the track: ${error instanceof Error ? error.message : error}`)
    return null
  }
}

const nameOf = (info: Info | null, displayName: string): string => {
  if (info === null) return displayName
  return info.artist ? `${info.artist.name} - ${info.title}` : info.title
}

/** Down the ladder, from what was asked for: what is refused in one quality may be given in the next. */
async function bestMedia(
  { targetId, settings, signal, log }: Job<HifiSettings>,
  server: HifiServer,
  base: string,
): Promise<Media> {
  const from = qualities.indexOf(settings.quality ?? qualities[0])
  let refused: unknown
  for (const quality of qualities.slice(from)) {
    try {
      return mediaOf(await server.playback(targetId, quality), base)
    } catch (error) {
      const isFinal = !(error instanceof DownloadError) || error.failure.retryable
      if (isFinal || signal.aborted) throw error
      log(`${server.host}, ${quality}: ${error.message}`)
      refused ??= error
    }
  }
  throw refused
}
