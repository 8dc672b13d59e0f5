/** An item of an archive, whose API says where its file is and what it hashes to. */
export const plugin = ({ z, DownloadError, askForText, transfer }) => {
  const Item = z.object({ file: z.url(), sha256: z.string().optional() })

  return {
    contract: 1,
    version: '1.2.0',
    name: 'archive',
    label: 'Archive',
    policy: { concurrency: 2, delay: 1 },
    match: ['http{s}?://archive.example/item/:id'],
    settings: z.strictObject({ api: z.url({ protocol: /^https?$/ }).optional() }),

    async download(job) {
      const { api } = job.settings
      if (!api) throw new DownloadError('not-configured', 'Set "api" to the address of the archive you use.')
      const answer = await askForText({ ...job, url: `${api}?id=${job.targetId}` })
      const { file, sha256 } = Item.parse(JSON.parse(answer))
      const checksum = sha256 ? { checksum: `sha256:${sha256}` } : {}
      return transfer({ ...job, url: file, options: { ...checksum, ...job.options } })
    },
  }
}
