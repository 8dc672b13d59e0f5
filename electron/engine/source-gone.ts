import { type DownloadFailure, failure } from '../../shared/failure.ts'

/** A plugin that was taken away, turned off, or cannot be loaded any more. */
export const sourceGone = (name: string): DownloadFailure =>
  failure(
    'not-configured',
    `There is no source "${name}" any more. If it is a plugin, see that plugins are on and that it loads, start Sluice again and resume this.`,
  )
