import { type DownloadRecord, isTerminal, type Priority } from '../../shared/record.ts'
import type { Ask } from '../state/engine.tsx'
import { inTurns } from '../state/in-turns.ts'
import { tellMoved } from '../state/moves.ts'
import { removeRecords } from '../state/removal.ts'

/** What a person can do with one or many. */
export const actions = [
  'pause',
  'resume',
  'retry',
  'start',
  'top',
  'up',
  'down',
  'bottom',
  'high',
  'normal',
  'low',
  'copy',
  'cancel',
  'remove',
] as const
export type Action = (typeof actions)[number]

const priorities: Partial<Record<Action, Priority>> = { high: 'high', normal: 'normal', low: 'low' }
/** Behind all others, however many there are. */
const LAST = Number.MAX_SAFE_INTEGER

/** What can be done with the file of one that has completed, on the desktop it is on. */
export const fileActions = ['openFile', 'showInFolder'] as const
export type FileAction = (typeof fileActions)[number]

/** Whether an action would change anything about a record. */
export function can(action: Action, record: DownloadRecord): boolean {
  const { state, waiting, priority } = record
  const isWaiting = state === 'Initializing'
  switch (action) {
    case 'pause':
      return isWaiting || state === 'InProgress, Downloading'
    case 'resume':
      return state === 'Paused'
    case 'retry':
      return state === 'Errored' || state === 'Cancelled' || waiting?.reason === 'retry'
    case 'start':
      return state === 'Paused' || (isWaiting && waiting !== null && waiting.reason !== 'cool-down')
    case 'top':
    case 'up':
      return isWaiting && (waiting?.position ?? 1) > 1
    case 'bottom':
    case 'down':
      return isWaiting && waiting?.position != null
    case 'high':
    case 'normal':
    case 'low':
      return (isWaiting || state === 'Paused') && priority !== action
    case 'copy':
      return linkOf(record) !== null
    case 'cancel':
      return !isTerminal(state)
    case 'remove':
      return true
  }
}

/** Where it comes from, as far as that is an address; null if not. */
export function linkOf({ targetId, extra }: DownloadRecord): string | null {
  const { url, permalinkUrl } = extra
  const found = [targetId, url, permalinkUrl].find(
    (each) => typeof each === 'string' && /^https?:\/\//.test(each),
  )
  return typeof found === 'string' ? found : null
}

/** Does it to those it applies to. */
export async function perform(ask: Ask, action: Action, all: readonly DownloadRecord[]): Promise<void> {
  const records = all.filter((record) => can(action, record))
  if (action === 'remove') return removeRecords(ask, records)
  if (action === 'copy') {
    return navigator.clipboard.writeText(records.flatMap((record) => linkOf(record) ?? []).join('\n'))
  }
  if (action === 'top' || action === 'bottom') return moveToEnd(ask, action, records)
  const moved: DownloadRecord[] = []
  await inTurns(records, async (record) => {
    if ((await performOne(ask, action, record)) === true && moves.has(action)) moved.push(record)
  })
  tellMoved(ask, moved)
}

/** What gives a record another place in its queue. */
const moves: ReadonlySet<Action> = new Set(['up', 'down', 'high', 'normal', 'low'])

type Simple = Exclude<Action, 'remove' | 'copy' | 'top' | 'bottom'>

function performOne(ask: Ask, action: Simple, { id, waiting }: DownloadRecord): Promise<unknown> {
  const position = waiting?.position ?? 1
  switch (action) {
    case 'pause':
      return ask('pauseDownload', { id })
    case 'resume':
      return ask('resumeDownload', { id })
    case 'retry':
      return ask('retryDownload', { id })
    case 'start':
      return ask('forceStart', { id })
    case 'cancel':
      return ask('cancelDownload', { id })
    case 'up':
      return ask('moveDownload', { id, position: Math.max(1, position - 1) })
    case 'down':
      return ask('moveDownload', { id, position: position + 1 })
    case 'high':
    case 'normal':
    case 'low':
      return ask('setPriority', { id, priority: priorities[action] ?? 'normal' })
  }
}

/** One after the other, so that they keep their order among themselves, each lane counting for itself. */
async function moveToEnd(ask: Ask, end: 'top' | 'bottom', records: readonly DownloadRecord[]): Promise<void> {
  const placed = new Map<string, number>()
  const moved: DownloadRecord[] = []
  for (const record of records) {
    const { id, lane } = record
    const before = placed.get(lane) ?? 0
    placed.set(lane, before + 1)
    if (await ask('moveDownload', { id, position: end === 'top' ? before + 1 : LAST })) moved.push(record)
  }
  tellMoved(ask, moved)
}
