import type { Clock } from '../../shared/clock.ts'
import type { Connections } from '../../shared/connections.ts'
import type { Listing } from '../../shared/listing.ts'
import type { RecordId } from '../../shared/record.ts'
import type { RunOrder } from '../../shared/run-protocol.ts'
import type { BandwidthLimits } from './bandwidth.ts'
import type { FullDiskParts } from './full-disks.ts'
import type { Lane } from './lane.ts'
import type { Lanes } from './lanes.ts'
import type { Leftovers } from './leftovers.ts'
import type { DownloadRunner } from './ports.ts'
import type { Records } from './records.ts'
import type { Random } from './retry.ts'

export type WorkerParts = {
  readonly records: Records
  readonly lanes: Lanes
  readonly clock: Clock
  readonly runner: DownloadRunner
  readonly leftovers: Leftovers
  readonly random: Random
  /** What a download process is told; `runId` is new each time. */
  readonly orderOf: (id: RecordId) => RunOrder
  readonly log: (id: RecordId, text: string) => void
  /** Has a list's entries be downloads of their own, and the list end. */
  readonly expand: (id: RecordId, listing: Listing) => void
} & Pick<FullDiskParts, 'spaceIn' | 'folderOf'>

export type WorkerLimits = BandwidthLimits & { readonly maxActive: number; readonly maxAttempts: number }

/** One attempt at one record, while its process has not let go. */
export type Run = {
  readonly runId: string
  readonly lane: Lane
  readonly startedAt: number
  /** Where its file goes. */
  readonly dir: string
  readonly stop: AbortController
  readonly settled: Promise<void>
  /** Its unfinished file, if it is to go once the run has let go of it: what was being paused was cancelled. */
  unwanted: string | null
  /** As it last told: of this moment, so it goes with the run. */
  connections: Connections | null
}
