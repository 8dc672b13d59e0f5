import type { LaneView } from '../../shared/lane.ts'
import type { SourceView } from '../../shared/source.ts'

/** A source with its own lane and those of its hosts that have work or rest. */
export type SourceLanes = {
  readonly source: SourceView
  readonly lane: LaneView
  readonly hosts: readonly LaneView[]
}

/** In the order of the sources, those that cannot work yet last. */
export function bySource(
  sources: readonly SourceView[],
  lanes: ReadonlyMap<string, LaneView>,
): readonly SourceLanes[] {
  const all = sources.map((source) => ({
    source,
    lane: lanes.get(source.name) ?? idleLane(source),
    hosts: [...lanes.values()].filter((lane) => lane.source === source.name && isAtWork(lane)),
  }))
  return [
    ...all.filter(({ source }) => source.setup.ready),
    ...all.filter(({ source }) => !source.setup.ready),
  ]
}

const isAtWork = ({ host, active, queued, retrying, coolDownUntil, paused }: LaneView): boolean =>
  host !== null && (active + queued + retrying > 0 || coolDownUntil !== null || paused)

/** What a source's lane is before anything went through it. */
function idleLane({ name, label, policy }: SourceView): LaneView {
  const lane = {
    key: name,
    source: name,
    host: null,
    label,
    ...policy,
    paused: false,
    adaptive: false,
    bearable: policy.concurrency,
    budget: null,
    active: 0,
    queued: 0,
    retrying: 0,
    opensAt: null,
    coolDownUntil: null,
    coolDownReason: null,
  }
  return lane
}
