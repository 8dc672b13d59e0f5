import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { perform } from '../../renderer/queue/actions.ts'
import { dismiss, useNotices } from '../../renderer/state/notices.ts'
import type { DownloadRecord } from '../../shared/record.ts'
import { FakeBridge } from '../helpers/fake-bridge.ts'
import { blankRecord } from '../helpers/fake-queue.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(async () => {
  await pass(7_000)
  useNotices.setState({ notices: [] })
  vi.useRealTimers()
})
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const notices = () => useNotices.getState().notices
const words = () => notices().map(({ message }) => message)

function queue() {
  const bridge = new FakeBridge('empty')
  const ask: Parameters<typeof perform>[0] = (name, params) => bridge.call(name, params)
  const [first, second] = [3, 4].map((order) => ({
    ...blankRecord('youtube', `film ${order}`, order),
    waiting: { reason: 'slot', until: null, position: order } as const,
  }))
  const act = async (action: Parameters<typeof perform>[1], ...records: (DownloadRecord | undefined)[]) => {
    const acting = perform(
      ask,
      action,
      records.flatMap((record) => record ?? []),
    )
    await pass(100)
    await acting
  }
  const put = () => bridge.calls.filter(({ name }) => name === 'setPriority').map(({ params }) => params)
  return { act, first, second, put }
}

it('all that was moved to the top goes back to where each stood', async () => {
  const { act, first, second, put } = queue()
  await act('top', first, second)
  expect(words()).toEqual(['2 downloads have another place in the queue.'])
  notices()[0]?.action?.perform()
  await pass(100)
  expect(put()).toEqual([
    { id: first?.id, priority: 'normal', order: 3 },
    { id: second?.id, priority: 'normal', order: 4 },
  ])
  expect(notices()).toEqual([])
})

it('moves by keys are told once, and undone to where it stood before the first', async () => {
  const { act, first, put } = queue()
  await act('up', first)
  const [told] = notices()
  // As the engine has it by now.
  await act('up', first && { ...first, order: 1.5 })
  await act('high', first && { ...first, order: 0.5 })
  expect(notices()).toEqual([told])
  told?.action?.perform()
  await pass(100)
  expect(put().at(-1)).toEqual({ id: first?.id, priority: 'normal', order: 3 })
})

it('what was dismissed is told again with the next move, and nothing can be undone after a while', async () => {
  const { act, first } = queue()
  await act('down', first)
  dismiss(notices()[0]?.id ?? 0)
  await act('down', first)
  expect(words()).toEqual(['1 download has another place in the queue.'])
  await pass(5_000)
  await act('down', first)
  await pass(5_000)
  expect(notices()).toHaveLength(1)
  await pass(1_100)
  expect(notices()).toEqual([])
})
