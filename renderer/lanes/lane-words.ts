import type { LaneView } from '../../shared/lane.ts'
import type { SourceView } from '../../shared/source.ts'

/** A source with its own lane and those of its hosts that are worth showing. */
export type SourceLanes = {
  readonly source: SourceView
  readonly lane: LaneView
  readonly hosts: readonly LaneView[]
}

/** In the order of the sources, those that cannot work yet last. One that is being looked at keeps its place. */
export function bySource(
  sources: readonly SourceView[],
  lanes: ReadonlyMap<string, LaneView>,
  /** Lanes a person has set something of. */
  own: ReadonlySet<string> = new Set(),
): readonly SourceLanes[] {
  const all = sources.map((source) => ({
    source,
    lane: lanes.get(source.name) ?? idleLane(source),
    hosts: [...lanes.values()].filter((lane) => lane.source === source.name && isShown(lane, own)),
  }))
  return [
    ...all.filter(({ source }) => source.setup.ready !== false),
    ...all.filter(({ source }) => source.setup.ready === false),
  ]
}

/** Hosts come and go by the thousand: those that work, rest, or were set. */
const isShown = (lane: LaneView, own: ReadonlySet<string>): boolean => {
  const { host, key, active, queued, retrying, coolDownUntil, paused } = lane
  if (host === null) return false
  return active + queued + retrying > 0 || coolDownUntil !== null || paused || own.has(key)
}

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
    speedLimit: 0,
    active: 0,
    queued: 0,
    retrying: 0,
    opensAt: null,
    coolDownUntil: null,
    coolDownReason: null,
  }
  return lane
}
