import { streamripSource } from './streamrip-source.ts'

/** A track of Deezer. */
export const deezer = streamripSource({
  name: 'deezer',
  label: 'Deezer',
  aliases: ['deezer_dl'],
  username: 'deezer_dl',
  policy: { concurrency: 1, delay: 0 },
  hosts: /^(?:www\.)?deezer\.com$/,
  trackUrl: (trackId) => `https://www.deezer.com/track/${trackId}`,
  processName: (trackId) => `deezer-dl-${trackId}`,
})
