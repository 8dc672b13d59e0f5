import { streamripSource } from './streamrip-source.ts'

/** A track of Tidal. */
export const tidal = streamripSource({
  name: 'tidal',
  label: 'Tidal',
  policy: { concurrency: 1, delay: 0 },
  hosts: /^(?:(?:www|listen|embed|desktop)\.)?tidal\.com$/,
  trackUrl: (trackId) => `https://tidal.com/browse/track/${trackId}`,
})
