import { z } from 'zod'
import { lastSegment } from '../transfer/last-segment.ts'
import { defineSource, type Target } from './contract.ts'
import { oneLine } from './one-line.ts'

/** Kept, since an import that is asked for again takes a twentieth of a small download's time. */
let transferring: Promise<typeof import('../transfer/transfer.ts')> | undefined

/** Any file on the web. Its target is its address. */
export const http = defineSource({
  name: 'http',
  label: 'Web',
  policy: { concurrency: 4, delay: 0 },
  settings: z.strictObject({}),
  hostOf: (targetId) => URL.parse(targetId)?.host ?? '',
  takesAny: true,
  recognise: targetOf,
  parse(filename) {
    const url = URL.parse(filename)
    return url && targetOf(url)
  },
  processName: (targetId) => `http-dl-${URL.parse(targetId)?.host}`,
  async configured() {
    return { ready: true, detail: 'Downloads any http or https link.' }
  },
  async probe({ targetId, dir, options, proxy, signal }) {
    const { probe } = await import('../transfer/probe.ts')
    return probe({ url: targetId, dir, options, proxy, signal })
  },
  async download(job) {
    transferring ??= import('../transfer/transfer.ts')
    const { transfer } = await transferring
    return transfer({
      id: job.id,
      url: job.targetId,
      dir: job.dir,
      options: job.options,
      earlier: job.earlier,
      isFirst: job.isFirst,
      signal: job.signal,
      limits: job.limits,
      proxy: job.proxy,
      report: (progress) => job.report(progress),
      log: (line) => job.log(line),
      partial: (path) => job.partial(path),
      verified: (how) => job.verified(how),
      connections: (how) => job.connections(how),
    })
  },
})

function targetOf(url: URL): Target | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  const { href } = url
  return { targetId: href, displayName: displayName(url), filename: href, extra: {} }
}

function displayName(url: URL): string {
  return oneLine(lastSegment(url)) || url.host
}
