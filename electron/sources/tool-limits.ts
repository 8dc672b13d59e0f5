import type { Progress } from '../../shared/run-protocol.ts'
import type { Job } from './contract.ts'

/** Bytes per second for a tool that is told once, as it begins; 0: none. Says so in the log where that is a share. */
export function toolLimit({ options, limits, log }: Pick<Job, 'options' | 'limits' | 'log'>): number {
  const own = options.speedLimit ?? 0
  if (limits.share === null) return own
  const share = Math.max(1, Math.round(limits.share))
  if (own > 0 && own <= share) return own
  log(`Held to ${share} bytes a second, its share of the limits as it began: it keeps to that to its end.`)
  return share
}

/**
 * Reports, and counts what has come towards the limits it shares: a tool cannot be held back, but others then
 * get what it leaves.
 */
export function counted({ limits, report }: Pick<Job, 'limits' | 'report'>): Job['report'] {
  let known = 0
  return (progress: Partial<Progress>) => {
    const { transferred = known } = progress
    // A tool begins to count anew with each of its files.
    if (transferred !== known) void limits.spend(transferred > known ? transferred - known : transferred)
    known = transferred
    report(progress)
  }
}
