import { z } from 'zod'
import { defineSource, type Job, type Target } from '../../electron/sources/contract.ts'
import { encodedFields } from '../../electron/sources/encoded-fields.ts'
import { DownloadError } from '../../shared/failure.ts'

const Settings = z.strictObject({
  /** Asked with `?id=ITEM` where an item's file is. */
  api: z.url({ protocol: /^https?$/, error: 'The API is an http or https address.' }).optional(),
})
const Item = z.object({ file: z.url(), sha256: z.string().optional() })
const howTo = 'Set "api" in the preferences to the address of the archive you use.'

/** An item of an archive. Its target is the item's id. */
export const archive = defineSource({
  name: 'archive',
  label: 'Archive',
  policy: { concurrency: 2, delay: 1 },
  settings: Settings,
  recognise({ host, pathname, href }) {
    const [, itemId] = /^\/item\/(\w+)$/.exec(pathname) ?? []
    return host === 'archive.example' && itemId !== undefined ? item(itemId, href) : null
  },
  parse(filename) {
    const fields = encodedFields(filename, ['itemId', 'title'])
    return fields && item(fields.itemId, filename, fields.title)
  },
  async configured({ api }) {
    if (api === undefined) return { ready: false, reason: 'No archive is set up.', howTo }
    return { ready: true, detail: new URL(api).host }
  },
  async download(job) {
    if (job.settings.api === undefined) throw new DownloadError('not-configured', howTo)
    const { transfer } = await import('../../electron/transfer/transfer.ts')
    const { url, checksum } = await whereabouts(job.settings.api, job)
    return transfer({ ...job, url, options: { ...checksum, ...job.options } })
  },
})

const item = (targetId: string, filename: string, title = `Item ${targetId}`): Target => ({
  ...{ targetId, displayName: title, filename, extra: { title } },
})

async function whereabouts(api: string, { targetId, signal, proxy }: Job) {
  const { askForText } = await import('../../electron/sources/ask.ts')
  const asked = new URL(api)
  asked.searchParams.set('id', targetId)
  try {
    const answer = await askForText({ url: asked.href, headers: {}, signal, proxy })
    const { file, sha256 } = Item.parse(JSON.parse(answer))
    return { url: file, checksum: sha256 && { checksum: `sha256:${sha256}` } }
  } catch (error) {
    const isNonsense = error instanceof z.ZodError || error instanceof SyntaxError
    if (isNonsense) throw new DownloadError('server', `${asked.host} did not answer as an archive does.`)
    throw error
  }
}
