import type { RecordState } from '../../shared/record.ts'
import type { Stats } from '../../shared/stats.ts'

/** Totals in which all that downloads has a process. `speed` in bytes/s. */
export function makeStats(counts: Partial<Record<RecordState, number>>, speed = 0): Stats {
  const none = {
    Initializing: 0,
    'InProgress, Downloading': 0,
    Paused: 0,
    'Completed, Succeeded': 0,
    Errored: 0,
    Cancelled: 0,
  }
  const all = { ...none, ...counts }
  return { active: all['InProgress, Downloading'], maxActive: 16, speed, counts: all }
}
