import { describe, expect, it } from 'vitest'
import { changes, completed, makeLane, makeSaved, newId } from '../helpers/make-saved.ts'
import { contents, databaseFile, everything } from './database-file.ts'

describe('a repository', () => {
  it('is empty at first', () => {
    using at = databaseFile()
    expect(contents(at.repository)).toEqual({ downloads: [], lanes: [] })
  })

  it('gives back what was saved, downloads in their order', () => {
    using at = databaseFile()
    at.repository.load()
    const [third, first, second] = [30, -1.5, 2].map((order) => makeSaved({ order }))
    const whole = {
      ...makeSaved({ order: 40, extra: { deep: [1, { x: null }] }, displayName: 'ßüß 🎵\n\0' }),
      options: { dir: '/d', headers: { cookie: 'a=b' }, connections: 4 },
      partial: '/d/x.part',
    }
    const lane = makeLane('http:example.org', { lastStart: 1, strikes: 2 })
    at.repository.save(changes({ put: [third, first, whole, second].flatMap((x) => x ?? []), lanes: [lane] }))
    expect(contents(at.restart())).toEqual({ downloads: [first, second, third, whole], lanes: [lane] })
  })

  it('replaces what was saved before, and drops what is to go', () => {
    using at = databaseFile()
    at.repository.load()
    const [kept, gone] = [makeSaved({ order: 1 }), makeSaved({ order: 2 })]
    at.repository.save(changes({ put: [kept, gone], lanes: [makeLane('a'), makeLane('b')] }))
    const later = { ...kept, partial: '/p' }
    at.repository.save(
      changes({
        put: [later],
        drop: [gone.record.id],
        lanes: [makeLane('a', { strikes: 1 })],
        dropLanes: ['b'],
      }),
    )
    const { downloads, lanes } = contents(at.restart())
    expect({ downloads, lanes }).toEqual({ downloads: [later], lanes: [makeLane('a', { strikes: 1 })] })
  })

  it('drops what is put and dropped at once, and minds nothing dropped that is not there', () => {
    using at = databaseFile()
    at.repository.load()
    const saved = makeSaved()
    at.repository.save(changes({ put: [saved], drop: [saved.record.id, newId()] }))
    expect(contents(at.restart()).downloads).toEqual([])
  })

  it('keeps a copy: who changes what was saved or loaded changes nothing here', () => {
    using at = databaseFile()
    at.repository.load()
    const saved = makeSaved({ extra: { a: 1 } })
    const before = structuredClone(saved)
    at.repository.save(changes({ put: [saved] }))
    Object.assign(saved.record.extra, { a: 2 })
    expect(contents(at.restart()).downloads).toEqual([before])
  })

  it('keeps a log for each download, oldest line first', () => {
    using at = databaseFile()
    at.repository.load()
    const [a, b] = [makeSaved(), makeSaved({ order: 2 })]
    const id = a.record.id
    at.repository.save(changes({ put: [a, b], log: [{ id, time: 1, text: 'one' }] }))
    at.repository.save(
      changes({
        log: [
          { id, time: 1.5, text: 'two' },
          { id: b.record.id, time: 2, text: 'other' },
        ],
      }),
    )
    expect(at.restart().readLog(id)).toEqual([
      { time: 1, text: 'one' },
      { time: 1.5, text: 'two' },
    ])
    expect(at.repository.readLog(newId())).toEqual([])
  })

  it('keeps the latest 500 lines of a log', () => {
    using at = databaseFile()
    at.repository.load()
    const [saved, other] = [makeSaved(), makeSaved({ order: 2 })]
    const lines = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => ({
        id: saved.record.id,
        time: from + i,
        text: `${from + i}`,
      }))
    at.repository.save(
      changes({ put: [saved, other], log: [{ id: other.record.id, time: 0, text: 'other' }] }),
    )
    at.repository.save(changes({ log: lines(0, 499) }))
    expect(at.repository.readLog(saved.record.id)).toHaveLength(499)
    at.repository.save(changes({ log: lines(499, 1_203) }))
    const kept = at.repository.readLog(saved.record.id)
    expect([kept.length, kept[0]?.text, kept.at(-1)?.text]).toEqual([500, '703', '1202'])
    expect(at.repository.readLog(other.record.id)).toHaveLength(1)
  })

  it('drops the log with its download, and keeps none of a download it does not have', () => {
    using at = databaseFile()
    at.repository.load()
    const saved = makeSaved()
    const { id } = saved.record
    at.repository.save(changes({ put: [saved], log: [{ id, time: 1, text: 'first' }] }))
    at.repository.save(changes({ put: [saved], log: [{ id, time: 2, text: 'second' }] }))
    expect(at.repository.readLog(id)).toHaveLength(2)
    at.repository.save(changes({ drop: [id], log: [{ id: newId(), time: 1, text: 'whose?' }] }))
    at.repository.save(changes({ put: [saved] }))
    expect(at.restart().readLog(id)).toEqual([])
  })
})

describe('a list', () => {
  const found = (at: ReturnType<typeof databaseFile>, query: object) => {
    const { downloads, total } = at.repository.page({ ...everything, ...query })
    return { names: downloads.map(({ record }) => record.displayName), total }
  }

  function threeDownloads() {
    const at = databaseFile()
    at.repository.load()
    const third = completed(makeSaved({ order: 3, displayName: 'Äpfel', source: 'youtube', createdAt: 1 }))
    const put = [
      third,
      makeSaved({ order: 1, displayName: 'birnen', createdAt: 2, size: 10 }),
      makeSaved({ order: 2, displayName: 'Ananas 100%', createdAt: 3 }),
    ]
    at.repository.save(changes({ put }))
    return at
  }

  it('is in queue order, in pages, with the count of all', () => {
    using at = threeDownloads()
    expect(found(at, {})).toEqual({ names: ['birnen', 'Ananas 100%', 'Äpfel'], total: 3 })
    expect(found(at, { offset: 1, limit: 1 })).toEqual({ names: ['Ananas 100%'], total: 3 })
    expect(found(at, { offset: 9, limit: 1 })).toEqual({ names: [], total: 3 })
  })

  it('is narrowed by state, source and part of a name or link, in any case, wildcards taken literally', () => {
    using at = threeDownloads()
    expect(found(at, { states: ['Completed, Succeeded'] })).toEqual({ names: ['Äpfel'], total: 1 })
    expect(found(at, { states: [] }).total).toBe(0)
    expect(found(at, { source: 'youtube' }).names).toEqual(['Äpfel'])
    expect(found(at, { search: 'ÄPF' }).names).toEqual(['Äpfel'])
    expect(found(at, { search: '0%' }).names).toEqual(['Ananas 100%'])
    expect(found(at, { search: 'EXAMPLE.ORG', states: ['Initializing'], limit: 1 })).toEqual({
      names: ['birnen'],
      total: 2,
    })
  })

  it('is sorted either way by name, size and time', () => {
    using at = threeDownloads()
    expect(found(at, { sort: 'createdAt' }).names).toEqual(['Äpfel', 'birnen', 'Ananas 100%'])
    expect(found(at, { sort: '-size' }).names).toEqual(['birnen', 'Äpfel', 'Ananas 100%'])
    expect(found(at, { sort: 'displayName' }).names).toEqual(['Ananas 100%', 'birnen', 'Äpfel'])
  })
})
