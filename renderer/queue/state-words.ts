import type { Expanded } from '../../shared/listing.ts'
import type { DownloadRecord } from '../../shared/record.ts'
import { partialWords } from '../engine-words.ts'
import { texts } from '../texts.ts'

/** How a record's state looks: its colour, icon and word follow from this. */
export type Tone =
  | 'starting'
  | 'downloading'
  | 'waiting'
  | 'retrying'
  | 'resting'
  | 'paused'
  | 'completed'
  | 'failed'
  | 'cancelled'

export function toneOf({ state, waiting }: DownloadRecord): Tone {
  switch (state) {
    case 'Initializing':
      if (waiting === null) return 'starting'
      if (waiting.reason === 'retry') return 'retrying'
      if (waiting.reason === 'paused') return 'paused'
      return waiting.reason === 'cool-down' ? 'resting' : 'waiting'
    case 'InProgress, Downloading':
      return 'downloading'
    case 'Paused':
      return 'paused'
    case 'Completed, Succeeded':
      return 'completed'
    case 'Errored':
      return 'failed'
    case 'Cancelled':
      return 'cancelled'
  }
}

export const stateWords = (record: DownloadRecord): string =>
  record.expanded ? texts.states.expanded : texts.states[toneOf(record)]

/** What became of a list: how many downloads, and how many of its entries are none. */
export function expandedWords({ added, known, unavailable, problem }: Expanded): string {
  return [
    texts.expanded.added({ n: added }),
    known > 0 && texts.expanded.known({ n: known }),
    unavailable > 0 && texts.expanded.unavailable({ n: unavailable }),
    problem && partialWords(problem),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** What a person can do with a record, in the order of the buttons. */
export type RowAction = 'pause' | 'resume' | 'retry' | 'cancel' | 'remove'

export function actionsFor({ state, waiting }: DownloadRecord): readonly RowAction[] {
  switch (state) {
    case 'Initializing':
      return waiting?.reason === 'retry'
        ? ['retry', 'pause', 'cancel', 'remove']
        : ['pause', 'cancel', 'remove']
    case 'InProgress, Downloading':
      return ['pause', 'cancel', 'remove']
    case 'Paused':
      return ['resume', 'cancel', 'remove']
    case 'Errored':
    case 'Cancelled':
      return ['retry', 'remove']
    case 'Completed, Succeeded':
      return ['remove']
  }
}
