import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Bridge, CallError } from '../../renderer/bridge/bridge.ts'
import type { DownloadRecord } from '../../shared/record.ts'
import { inEnglish, say } from '../../shared/said.ts'
import { FakeBridge } from '../helpers/fake-bridge.ts'
import { MemoryStorage } from '../helpers/memory-storage.ts'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('localStorage', new MemoryStorage())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

/** Each has its own state, as pages have, and shares with the others what the browser stores. */
async function openWindow(bridge: FakeBridge) {
  vi.resetModules()
  const { clearCompleted, finishRemovals, followRemovals, removeRecords } = await import(
    '../../renderer/state/removal.ts'
  )
  const { followRecords, useRecords } = await import('../../renderer/state/records.ts')
  const { report, useNotices } = await import('../../renderer/state/notices.ts')
  const { mirror } = useRecords.getState()
  let isGone = false
  const line: Bridge = {
    call: (name, params) => (isGone ? new Promise(() => {}) : bridge.call(name, params)),
    on: bridge.on,
    onConnection: (listener) => bridge.onConnection(listener),
    desktop: null,
  }
  const ask: Parameters<typeof removeRecords>[0] = (name, params) =>
    line.call(name, params).catch((error: Error) => {
      report(error)
      return undefined
    })
  /** All that stood in its list at any time. */
  const shown = new Set<string>()
  useRecords.subscribe(() => {
    for (const id of mirror.ids) shown.add(id)
  })
  const stops = [followRecords(line), followRemovals(line, ask)]
  await pass(1_000)
  const remove = async (...records: DownloadRecord[]) => {
    const removing = removeRecords(ask, records)
    await pass(100)
    await removing
  }
  const notices = () => useNotices.getState().notices
  const undo = () => notices()[0]?.action?.perform()
  /** It says and hears nothing more. */
  const crash = () => {
    isGone = true
    for (const stop of stops) stop()
  }
  /** As by a reload, where what is said last does not arrive. */
  const go = () => {
    crash()
    finishRemovals()
  }
  return { mirror, shown, remove, clear: () => clearCompleted(ask), finishRemovals, notices, undo, crash, go }
}

async function busy() {
  const bridge = new FakeBridge('busy')
  const opened = await openWindow(bridge)
  const { mirror } = opened
  const named = (name: string) => {
    const found = mirror.ids.find((id) => mirror.get(id)?.displayName.startsWith(name))
    if (!found) throw new Error(`No ${name}`)
    return mirror.get(found) as DownloadRecord
  }
  const done = () => bridge.calls.filter(({ name }) => name !== 'getAllDownloads').map(({ name }) => name)
  return { bridge, named, done, ...opened }
}

/** More than are asked for at once, all of which have ended. */
async function manyEnded() {
  const bridge = new FakeBridge('empty')
  const ids = Array.from({ length: 60 }, (_, at) => bridge.queue.enqueue('http', `${at}.bin`))
  for (const id of ids) bridge.queue.change(id, { state: 'Cancelled', waiting: null })
  const opened = await openWindow(bridge)
  const records = ids.map((id) => opened.mirror.get(id) as DownloadRecord)
  return { bridge, ids, records, ...opened }
}

it('what has ended is out of sight at once, and removed when it was not brought back', async () => {
  const { mirror, named, remove, done, notices } = await busy()
  const notes = named('notes.txt')
  await remove(notes)
  expect(mirror.ids).not.toContain(notes.id)
  expect(done()).toEqual([])
  expect(notices()[0]?.message).toBe('1 download removed from the list.')
  await pass(6_100)
  expect(done()).toEqual(['cancelDownload'])
  expect(notices()).toEqual([])
})

it('brought back, it was never removed', async () => {
  const { mirror, named, remove, done, undo } = await busy()
  const notes = named('notes.txt')
  await remove(notes)
  undo()
  await pass(60_000)
  expect(done()).toEqual([])
  expect(mirror.ids).toContain(notes.id)
})

it('what waits is held so that it does not start meanwhile, and goes on when it is brought back', async () => {
  const { named, remove, done, undo } = await busy()
  await remove(named('Polder'))
  undo()
  await pass(60_000)
  expect(done()).toEqual(['pauseDownload', 'resumeDownload'])
})

it('what runs is stopped at once, and said to be gone', async () => {
  const { named, remove, done, notices } = await busy()
  await remove(named('debian-testing-amd64-netinst'))
  expect(done()).toEqual(['cancelDownload'])
  const [notice] = notices()
  expect(notice?.message).toContain('cannot be undone')
  expect(notice?.action).toBeUndefined()
})

it('a window that goes removes what was still to be brought back', async () => {
  const { named, remove, done, finishRemovals } = await busy()
  await remove(named('notes.txt'), named('old-backup'))
  finishRemovals()
  await pass(100)
  expect(done()).toEqual(['cancelDownload', 'cancelDownload'])
  await pass(60_000)
  expect(done()).toHaveLength(2)
})

it('a removal that is refused shows the row again, and says why', async () => {
  const { bridge, mirror, named, remove, notices } = await busy()
  const notes = named('notes.txt')
  await remove(notes)
  bridge.refusal = say('lane-rests')
  await pass(6_100)
  expect(mirror.ids).toContain(notes.id)
  expect(notices().map(({ message }) => message)).toEqual([inEnglish(say('lane-rests'))])
})

it('what has completed is cleared together a few seconds later, and can be brought back until then', async () => {
  const { bridge, mirror, named, clear, done, undo } = await busy()
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

it('what a window that goes cannot say any more, the next one does, and never shows it', async () => {
  const { bridge, ids, records, remove, go } = await manyEnded()
  await remove(...records)
  go()
  const next = await openWindow(bridge)
  await pass(1_000)
  expect(ids.filter((id) => bridge.queue.get(id))).toEqual([])
  expect([...next.shown]).toEqual([])
  expect(localStorage).toHaveLength(0)
  expect(next.notices()).toEqual([])
})

it('a window that goes asks for all at once: there is no time for turns', async () => {
  const { bridge, ids, records, remove, finishRemovals } = await manyEnded()
  await remove(...records)
  finishRemovals()
  expect(bridge.calls.filter(({ name }) => name === 'cancelDownload')).toHaveLength(ids.length)
})

it('what waits is removed also when the window goes before it is held', async () => {
  const { bridge, named, mirror, go, ...opened } = await busy()
  const polder = named('Polder')
  void opened.remove(polder)
  go()
  await openWindow(bridge)
  await pass(1_000)
  expect(bridge.queue.get(polder.id)).toBeNull()
  expect(bridge.calls.filter(({ name }) => name === 'cancelDownload')).toHaveLength(1)
})

it('what was cleared is cleared by the next window, in one call', async () => {
  const { bridge, named, clear, go } = await busy()
  const notes = named('notes.txt')
  bridge.queue.change(notes.id, { finishedAt: 5_000 })
  bridge.flush()
  clear()
  go()
  const next = await openWindow(bridge)
  await pass(100)
  expect(bridge.queue.get(notes.id)).toBeNull()
  expect(next.shown).not.toContain(notes.id)
  expect(bridge.calls.at(-1)).toEqual({ name: 'clearAllCompletedDownloads', params: { finishedBy: 5_000 } })
})

it('one window leaves what another can still bring back', async () => {
  const { bridge, named, remove, undo } = await busy()
  const notes = named('notes.txt')
  await remove(notes)
  const other = await openWindow(bridge)
  await pass(3_000)
  expect(other.mirror.ids).toContain(notes.id)
  undo()
  await pass(60_000)
  expect(bridge.queue.get(notes.id)).not.toBeNull()
  expect(localStorage).toHaveLength(0)
})

it('a window that crashed is stood in for by another once nothing can be brought back', async () => {
  const { bridge, named, remove, crash } = await busy()
  const notes = named('notes.txt')
  await remove(notes)
  crash()
  await openWindow(bridge)
  await pass(4_000)
  expect(bridge.queue.get(notes.id)).not.toBeNull()
  await pass(3_000)
  expect(bridge.queue.get(notes.id)).toBeNull()
})

it('a removal that finds no connection is asked for when there is one again, and stays out of sight', async () => {
  const { bridge, named, mirror, remove } = await busy()
  const notes = named('notes.txt')
  await remove(notes)
  bridge.become('lost')
  await pass(6_100)
  expect(mirror.ids).not.toContain(notes.id)
  bridge.become('open')
  await pass(1_000)
  expect(bridge.queue.get(notes.id)).toBeNull()
  expect(localStorage).toHaveLength(0)
})

it('what runs and is stopped is noted too, for the connection may be lost', async () => {
  const { bridge, named, remove } = await busy()
  const running = named('debian-testing-amd64-netinst')
  bridge.become('lost')
  await remove(running)
  bridge.become('open')
  await pass(1_000)
  expect(bridge.queue.get(running.id)).toBeNull()
})

it('what the engine refuses of a noted removal is there again, and not asked for once more', async () => {
  const { bridge, named, remove, go } = await busy()
  const notes = named('notes.txt')
  await remove(notes)
  go()
  vi.spyOn(bridge.queue, 'cancel').mockImplementation(() => {
    throw new CallError(inEnglish(say('lane-rests')))
  })
  const next = await openWindow(bridge)
  await pass(100)
  expect(next.mirror.ids).toContain(notes.id)
  expect(next.notices()).toMatchObject([{ kind: 'problem', message: inEnglish(say('lane-rests')) }])
  expect(localStorage).toHaveLength(0)
})

it('what is gone meanwhile is not asked for, nor is anything cleared in its stead', async () => {
  const { bridge, named, remove, clear, go, done } = await busy()
  const [notes, failed, other] = [named('notes.txt'), named('old-backup'), named('Polder')]
  await remove(failed)
  clear()
  go()
  bridge.queue.cancel(failed.id, true)
  bridge.queue.clearCompleted()
  bridge.queue.change(other.id, { ...notes, id: other.id })
  const next = await openWindow(bridge)
  expect(done()).toEqual([])
  expect(next.notices()).toEqual([])
  expect(localStorage).toHaveLength(0)
})

it('a clock that was put back does not keep a removal for ever', async () => {
  const { bridge, named, remove, go } = await busy()
  const notes = named('notes.txt')
  await remove(notes)
  go()
  vi.setSystemTime(Date.now() - 3_600_000)
  await openWindow(bridge)
  await pass(100)
  expect(bridge.queue.get(notes.id)).toBeNull()
})

it('storage that is off or full, and notes of another version, cost no more than that', async () => {
  localStorage.setItem('sluice.removal.x', '{"of":"another version"}')
  localStorage.setItem('sluice.view', 'another’s')
  const { bridge, named, mirror, remove } = await busy()
  expect(localStorage.key(0)).toBe('sluice.view')
  expect(localStorage).toHaveLength(1)
  const storage = vi.spyOn(localStorage, 'setItem').mockImplementation(() => {
    throw new Error('QuotaExceededError')
  })
  const [notes, backup] = [named('notes.txt'), named('old-backup')]
  await remove(notes)
  await pass(6_100)
  expect(bridge.queue.get(notes.id)).toBeNull()
  await remove(backup)
  bridge.become('lost')
  await pass(6_100)
  expect(mirror.ids).toContain(backup.id)
  expect(storage).toHaveBeenCalled()
})
