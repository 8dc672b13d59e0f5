import { streamripSource } from './streamrip-source.ts'

/** A track of Qobuz. */
export const qobuz = streamripSource({
  name: 'qobuz',
  label: 'Qobuz',
  policy: { concurrency: 1, delay: 1 },
  hosts: /^(?:(?:www|open|play)\.)?qobuz\.com$/,
  trackUrl: (trackId) => `https://open.qobuz.com/track/${trackId}`,
})
