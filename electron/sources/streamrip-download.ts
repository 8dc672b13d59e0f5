import { basename, extname, join } from 'node:path'
import { DownloadError } from '../../shared/failure.ts'
import { type StreamripSettings, streamrip } from '../tools/streamrip.ts'
import type { Service } from '../tools/streamrip-account.ts'
import { toDownloadError } from '../transfer/failures.ts'
import { checkWholeTrack } from './audio/whole-track.ts'
import type { Job } from './contract.ts'
import { deliver } from './deliver.ts'
import { numberOf, textOf } from './extra.ts'
import { reportGrowth } from './folder-growth.ts'
import { notPassedOn } from './not-passed-on.ts'
import { inPrivateFolder } from './private-folder.ts'
import { counted } from './tool-limits.ts'

/** streamrip's command line downloads lists but has no way to tell what is in one: no record could stand for a track. */
const notATrack =
  'This is an album or another list, and streamrip does not say which tracks are in one. Open it on the site and ' +
  'add the links of its tracks, one a line: each is then a download of its own.'

type Shop = { readonly service: Service; trackUrl(trackId: string): string }

/** Fetches a track with streamrip and returns the file's path, or null when there is none. */
export async function streamripDownload(job: Job<StreamripSettings>, shop: Shop): Promise<string | null> {
  const { dir, proxy, settings, signal, targetId } = job
  if (targetId.startsWith('/')) throw new DownloadError('unsupported', notATrack)
  // Deezer gives what people have uploaded numbers below zero.
  if (!/^-?\w+$/.test(targetId)) {
    throw new DownloadError('bad-address', `${JSON.stringify(targetId)} is no number of a track.`)
  }
  notPassedOn(job, 'streamrip', ['headers', 'cookiesFile', 'speedLimit', 'username'])
  if (proxy.proxy !== '' && proxy.proxy !== 'none')
    job.log('The proxy is not passed on: streamrip knows none.')
  try {
    return await inPrivateFolder(job, async (folder) => {
      const path = await ripped(job, shop, folder)
      if (path === null) return null
      await checkWholeTrack(path, {
        seconds: numberOf(job.extra, 'duration'),
        allowShort: settings.allowShort ?? false,
      })
      const title = textOf(job.extra, 'title')
      return await deliver(job, path, title === null ? basename(path) : `${title}${extname(path)}`)
    })
  } catch (error) {
    throw signal.aborted ? error : toDownloadError(error, { host: shop.service, dir })
  }
}

async function ripped(
  { settings, signal, targetId, ...job }: Job<StreamripSettings>,
  { service, trackUrl }: Shop,
  folder: string,
): Promise<string | null> {
  using _growth = reportGrowth(join(folder, 'made'), counted(job))
  return await streamrip({
    ...{ service, url: trackUrl(targetId), settings, folder, signal },
    tool: (pid, running) => job.tool(pid, running),
    log: (line) => job.log(line),
  })
}
