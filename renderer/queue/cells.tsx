import type { ReactNode } from 'react'
import type { DownloadRecord } from '../../shared/record.ts'
import { format } from '../format.ts'
import type { ColumnName } from '../state/columns.ts'
import { engineClock } from '../state/engine-clock.ts'
import { texts } from '../texts.ts'
import { ProgressCell, SourceCell, StateMark } from './row-cells.tsx'

export type Column = ColumnName

const isRunning = ({ state }: DownloadRecord) => state === 'InProgress, Downloading'

/** What stands in each column. */
export const cells: Record<Column, (record: DownloadRecord) => ReactNode> = {
  source: (record) => <SourceCell record={record} />,
  state: (record) => <StateMark record={record} />,
  progress: (record) => <ProgressCell record={record} />,
  size: ({ size }) => (size > 0 ? format.bytes(size) : ''),
  speed: (record) => (isRunning(record) ? format.speed(record.speed) : ''),
  timeRemaining: (record) =>
    isRunning(record) && record.timeRemaining !== null ? format.duration(record.timeRemaining) : '',
  added: ({ createdAt }) => format.moment(createdAt, engineClock.now()),
  attempt: ({ attempt }) => (attempt > 0 ? format.count(attempt) : ''),
  priority: ({ priority }) => (priority === 'normal' ? '' : texts.priorities[priority]),
}
