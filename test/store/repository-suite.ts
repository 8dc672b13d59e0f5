import { describe, expect, it } from 'vitest'
import type { Repository } from '../../electron/engine/ports.ts'
import { changes, makeLane, makeSaved, newId } from '../helpers/make-saved.ts'

/** A place to keep things, and what a restart makes of it. */
export type RepositoryUnderTest = Disposable & {
  readonly repository: Repository
  /** Begins anew over what was saved. */
  restart(): Repository
}

/** What every Repository keeps to. */
export function repositorySuite(open: () => RepositoryUnderTest) {
  describe('a repository', () => {
    it('is empty at first', () => {
      using at = open()
      expect(at.repository.load()).toEqual({ downloads: [], lanes: [] })
    })

    it('gives back what was saved, downloads in their order', () => {
      using at = open()
      at.repository.load()
      const [third, first, second] = [30, -1.5, 2].map((order) => makeSaved({ order }))
      const whole = {
        ...makeSaved({ order: 40, extra: { deep: [1, { x: null }] }, displayName: 'ßüß 🎵\n\0' }),
        options: { dir: '/d', headers: { cookie: 'a=b' }, connections: 4 },
        partial: '/d/x.part',
      }
      const lane = makeLane('http:example.org', { lastStart: 1, strikes: 2 })
      at.repository.save(
        changes({ put: [third, first, whole, second].flatMap((x) => x ?? []), lanes: [lane] }),
      )
      expect(at.restart().load()).toEqual({ downloads: [first, second, third, whole], lanes: [lane] })
    })

    it('replaces what was saved before, and drops what is to go', () => {
      using at = open()
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
      const { downloads, lanes } = at.restart().load()
      expect({ downloads, lanes }).toEqual({ downloads: [later], lanes: [makeLane('a', { strikes: 1 })] })
    })

    it('drops what is put and dropped at once, and minds nothing dropped that is not there', () => {
      using at = open()
      at.repository.load()
      const saved = makeSaved()
      at.repository.save(changes({ put: [saved], drop: [saved.record.id, newId()] }))
      expect(at.restart().load().downloads).toEqual([])
    })

    it('keeps a copy: who changes what was saved or loaded changes nothing here', () => {
      using at = open()
      at.repository.load()
      const saved = makeSaved({ extra: { a: 1 } })
      const before = structuredClone(saved)
      at.repository.save(changes({ put: [saved] }))
      Object.assign(saved.record.extra, { a: 2 })
      expect(at.restart().load().downloads).toEqual([before])
    })

    it('keeps a log for each download, oldest line first', () => {
      using at = open()
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
      using at = open()
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
      using at = open()
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
}
