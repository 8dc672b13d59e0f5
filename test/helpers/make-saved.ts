import { randomUUID } from 'node:crypto'
import type { RecordId, StoredRecord } from '../../shared/record.ts'
import type { SavedChanges, SavedDownload, SavedLane } from '../../shared/saved.ts'

export const newId = () => randomUUID() as RecordId

type Facts = Partial<Omit<StoredRecord, 'state' | 'error'>>

/** A saved download that has not begun, with only what the test cares about said. */
export function makeSaved(facts: Facts = {}): SavedDownload {
  const { id = newId(), displayName = 'A file' } = facts
  const record: StoredRecord = {
    id,
    source: 'http',
    lane: 'http:example.org',
    targetId: `https://example.org/${id}`,
    displayName,
    filename: `https://example.org/${id}`,
    username: 'http',
    processName: null,
    extra: {},
    progress: 0,
    size: 0,
    transferred: 0,
    speed: 0,
    timeRemaining: null,
    phase: null,
    filePath: null,
    otherFiles: [],
    verified: null,
    expanded: null,
    partOf: null,
    attempt: 0,
    nextAttemptAt: null,
    createdAt: 1_000,
    order: 1,
    priority: 'normal',
    startedAt: null,
    alternatives: [],
    tried: [],
    finishedAt: null,
    ...facts,
    state: 'Initializing',
    error: null,
  }
  return { record, options: {}, partial: null, newTo: null }
}

/** The same download, complete. */
export function completed(saved: SavedDownload, facts: Facts = {}): SavedDownload {
  const filePath = facts.filePath ?? `/downloads/${saved.record.displayName}`
  const record = { ...saved.record, progress: 100, size: 5, finishedAt: 2_000, ...facts }
  return { ...saved, record: { ...record, state: 'Completed, Succeeded', filePath, error: null } }
}

export function makeLane(key: string, facts: Partial<SavedLane> = {}): SavedLane {
  return {
    key,
    savedAt: 0,
    lastStart: null,
    lastFinish: null,
    coolDownUntil: null,
    coolDownReason: null,
    strikes: 0,
    starts: [],
    pace: null,
    ...facts,
  }
}

export function changes(some: Partial<SavedChanges>): SavedChanges {
  return { put: [], drop: [], lanes: [], dropLanes: [], log: [], ...some }
}
