import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Mirror } from '../../renderer/state/mirror.ts'
import { report, useNotices } from '../../renderer/state/notices.ts'
import { followRecords, useRecords } from '../../renderer/state/records.ts'
import { clearCompleted, finishRemovals, removeRecords } from '../../renderer/state/removal.ts'
import type { DownloadRecord } from '../../shared/record.ts'
import { inEnglish, say } from '../../shared/said.ts'
import { FakeBridge } from '../helpers/fake-bridge.ts'

let stop = () => {}
beforeEach(() => {
  vi.useFakeTimers()
  useRecords.setState({ mirror: new Mirror() })
})
afterEach(() => {
  stop()
  useNotices.setState({ notices: [] })
  vi.useRealTimers()
})
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

async function busy() {
  const bridge = new FakeBridge('busy')
  stop = followRecords(bridge)
  await pass(1_000)
  const { mirror } = useRecords.getState()
  const named = (name: string) => {
    const found = mirror.ids.find((id) => mirror.get(id)?.displayName.startsWith(name))
    if (!found) throw new Error(`No ${name}`)
    return mirror.get(found) as DownloadRecord
  }
  const ask: Parameters<typeof removeRecords>[0] = (name, params) =>
    bridge.call(name, params).catch((error: Error) => {
      report(error)
      return undefined
    })
  const done = () => bridge.calls.filter(({ name }) => name !== 'getAllDownloads').map(({ name }) => name)
  const remove = async (...records: DownloadRecord[]) => {
    const removing = removeRecords(ask, records)
    await pass(100)
    await removing
  }
  return { bridge, mirror, named, remove, done, clear: () => clearCompleted(ask) }
}
const undo = () => useNotices.getState().notices[0]?.action?.perform()

it('what has ended is out of sight at once, and removed when it was not brought back', async () => {
  const { mirror, named, remove, done } = await busy()
  const notes = named('notes.txt')
  await remove(notes)
  expect(mirror.ids).not.toContain(notes.id)
  expect(done()).toEqual([])
  expect(useNotices.getState().notices[0]?.message).toBe('1 download removed from the list.')
  await pass(6_100)
  expect(done()).toEqual(['cancelDownload'])
  expect(useNotices.getState().notices).toEqual([])
})

it('brought back, it was never removed', async () => {
  const { mirror, named, remove, done } = await busy()
  const notes = named('notes.txt')
  await remove(notes)
  undo()
  await pass(60_000)
  expect(done()).toEqual([])
  expect(mirror.ids).toContain(notes.id)
})

it('what waits is held so that it does not start meanwhile, and goes on when it is brought back', async () => {
  const { named, remove, done } = await busy()
  await remove(named('Polder'))
  undo()
  await pass(60_000)
  expect(done()).toEqual(['pauseDownload', 'resumeDownload'])
})

it('what runs is stopped at once, and said to be gone', async () => {
  const { named, remove, done } = await busy()
  await remove(named('debian-testing-amd64-netinst'))
  expect(done()).toEqual(['cancelDownload'])
  const [notice] = useNotices.getState().notices
  expect(notice?.message).toContain('cannot be undone')
  expect(notice?.action).toBeUndefined()
})

it('a window that goes removes what was still to be brought back', async () => {
  const { named, remove, done } = await busy()
  await remove(named('notes.txt'), named('old-backup'))
  finishRemovals()
  await pass(100)
  expect(done()).toEqual(['cancelDownload', 'cancelDownload'])
  await pass(60_000)
  expect(done()).toHaveLength(2)
})

it('a removal that is refused shows the row again, and says why', async () => {
  const { bridge, mirror, named, remove } = await busy()
  const notes = named('notes.txt')
  await remove(notes)
  bridge.refusal = say('lane-rests')
  await pass(6_100)
  expect(mirror.ids).toContain(notes.id)
  expect(useNotices.getState().notices.map(({ message }) => message)).toEqual([inEnglish(say('lane-rests'))])
})

it('what has completed is cleared together a few seconds later, and can be brought back until then', async () => {
  const { bridge, mirror, named, clear, done } = await busy()
  const notes = named('notes.txt')
  bridge.queue.change(notes.id, { finishedAt: 5_000 })
  bridge.flush()
  await pass(100)
  clear()
  expect(mirror.ids).not.toContain(notes.id)
  undo()
  expect(mirror.ids).toContain(notes.id)
  await pass(7_000)
  expect(done()).toEqual([])

  clear()
  await pass(6_100)
  expect(bridge.calls.at(-1)).toEqual({ name: 'clearAllCompletedDownloads', params: { finishedBy: 5_000 } })
})

it('what could not be cleared is there again', async () => {
  const { bridge, mirror, named, clear } = await busy()
  const notes = named('notes.txt')
  clear()
  bridge.refusal = say('not-saved', { problem: 'disk I/O error' })
  await pass(6_100)
  expect(mirror.ids).toContain(notes.id)
})
