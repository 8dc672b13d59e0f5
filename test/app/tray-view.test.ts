import { expect, it } from 'vitest'
import { trayView } from '../../electron/app/tray-view.ts'
import { makeStats } from './make-stats.ts'

it('the tray says what there is to say, and nothing of what there is none of', () => {
  expect(trayView(makeStats({}))).toEqual({
    toolTip: 'Sluice',
    title: '',
    canPause: false,
    canResume: false,
  })
  const busy = makeStats({ 'InProgress, Downloading': 3, Initializing: 12, Paused: 1 }, 4_200_000)
  expect(trayView(busy)).toEqual({
    toolTip: 'Sluice: 3 downloading, 12 waiting, 1 paused, 4.2 MB/s',
    title: '4.2 MB/s',
    canPause: true,
    canResume: true,
  })
})

it('what waits can be paused too; what has ended can not', () => {
  expect(trayView(makeStats({ Initializing: 1 }))).toMatchObject({ canPause: true, title: '' })
  expect(trayView(makeStats({ Errored: 1, 'Completed, Succeeded': 2, Cancelled: 3 }))).toMatchObject({
    toolTip: 'Sluice',
    canPause: false,
    canResume: false,
  })
})
