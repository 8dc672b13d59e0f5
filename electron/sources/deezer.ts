import { streamripSource } from './streamrip-source.ts'

/** A track of Deezer, or an album or playlist of them. */
export const deezer = streamripSource({
  name: 'deezer',
  label: 'Deezer',
  aliases: ['deezer_dl'],
  username: 'deezer_dl',
  policy: { concurrency: 1, delay: 0 },
  hosts: /^(?:www\.)?deezer\.com$/,
  trackUrl: (trackId) => `https://www.deezer.com/track/${trackId}`,
  async list(job, track) {
    const { deezerListing } = await import('./deezer-list.ts')
    return deezerListing(job, { track })
  },
  processName: (trackId) => `deezer-dl-${trackId}`,
})
