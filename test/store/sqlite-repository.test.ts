import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SqliteRepository } from '../../electron/store/sqlite-repository.ts'
import { say } from '../../shared/said.ts'
import { changes, completed, makeLane, makeSaved, newId } from '../helpers/make-saved.ts'
import { contents, databaseFile } from './database-file.ts'

describe('a database', () => {
  it('keeps what was saved apart until it is whole (WAL)', () => {
    using at = databaseFile()
    at.tamper((database) => {
      expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
    })
  })

  it.skipIf(process.platform === 'win32')('is its owner alone to read, its side files too', () => {
    using at = databaseFile()
    at.repository.save(changes({ put: [makeSaved()] }))
    const modes = readdirSync(at.folder).map((name) => [name, statSync(join(at.folder, name)).mode & 0o777])
    expect(modes).toEqual([
      ['sluice.sqlite', 0o600],
      ['sluice.sqlite-shm', 0o600],
      ['sluice.sqlite-wal', 0o600],
    ])
  })

  it('saves all of a change or nothing of it', () => {
    using at = databaseFile()
    at.repository.load()
    const [good, late] = [makeSaved(), makeSaved({ order: 2 })]
    // A lane without a key is refused by the table, after the downloads went in.
    const bad = { ...makeLane('a'), key: null as unknown as string }
    expect(() => at.repository.save(changes({ put: [good], lanes: [bad] }))).toThrow(/NOT NULL/)
    at.repository.save(changes({ put: [late] }))
    expect(contents(at.restart()).downloads).toEqual([late])
  })

  it('sets aside a row that cannot be read, keeps the rest, and says so', () => {
    using at = databaseFile()
    at.repository.load()
    const [whole, notJson, wrong, other] = [1, 2, 3, 4].map((order) => makeSaved({ order }))
    const put = [whole, notJson, wrong, other].flatMap((saved) => saved ?? [])
    at.repository.save(changes({ put, lanes: [makeLane('good'), makeLane('bad')] }))
    at.tamper((database) => {
      const set = database.prepare('UPDATE downloads SET saved = ? WHERE id = ?')
      set.run('{"record":', notJson?.record.id ?? '')
      set.run(JSON.stringify({ ...wrong, partial: 5 }), wrong?.record.id ?? '')
      set.run(JSON.stringify(makeSaved()), other?.record.id ?? '')
      database.exec(`UPDATE lanes SET saved = '[]' WHERE key = 'bad'`)
    })
    const repository = at.restart()
    expect(contents(repository)).toEqual({ downloads: [whole], lanes: [makeLane('good')] })
    expect(repository.problems).toEqual([say('entries-damaged', { n: 4, file: 'sluice.sqlite' })])
    at.tamper((database) => {
      const rows = database.prepare('SELECT origin, key, raw, reason FROM damaged ORDER BY rowid').all()
      expect(rows[1]).toMatchObject({ origin: 'downloads', key: notJson?.record.id, raw: '{"record":' })
      expect(rows[2]).toMatchObject({ reason: expect.stringContaining('partial') })
      expect(rows[0]).toMatchObject({ origin: 'lanes', key: 'bad', raw: '[]' })
    })
    const again = at.restart()
    again.load()
    expect(again.problems).toEqual([])
  })

  it.each([
    ['text', Buffer.from('This is not a database. '.repeat(100))],
    ['a cut-off file', Buffer.from('SQLite format 3\0')],
  ])('that is %s is set aside under a dated name, and a new one begun', (_what, content) => {
    using at = databaseFile()
    at.repository.close()
    writeFileSync(at.path, content)
    const repository = at.restart()
    expect(contents(repository)).toEqual({ downloads: [], lanes: [] })
    expect(repository.problems).toEqual([
      say('list-lost', { file: 'sluice.broken-2026-11-24-080910.sqlite' }),
    ])
    expect(readFileSync(join(at.folder, 'sluice.broken-2026-11-24-080910.sqlite'))).toEqual(content)
    repository.save(changes({ put: [makeSaved()] }))
    expect(contents(at.restart()).downloads).toHaveLength(1)
  })

  it('never overwrites one that was set aside before', () => {
    using at = databaseFile()
    for (const text of ['first', 'second', 'third']) {
      at.repository.close()
      writeFileSync(at.path, text.repeat(1_000))
      at.restart()
    }
    expect(
      readdirSync(at.folder)
        .filter((name) => /broken.*sqlite$/.test(name))
        .sort(),
    ).toEqual([
      'sluice.broken-2026-11-24-080910-2.sqlite',
      'sluice.broken-2026-11-24-080910-3.sqlite',
      'sluice.broken-2026-11-24-080910.sqlite',
    ])
  })

  it('that is damaged in the middle is set aside, and what is on both sides of the damage carried over', () => {
    using at = databaseFile()
    at.repository.load()
    const put = Array.from({ length: 400 }, (_, order) => makeSaved({ order }))
    const [done] = put
    at.repository.save(changes({ put, lanes: [makeLane('a')] }))
    at.repository.save(changes({ put: done ? [completed(done)] : [] }))
    at.repository.close()
    const bytes = readFileSync(at.path)
    // Rows stand by the handful on pages of 4 KB; this hits about 10 pages of them.
    const middle = Math.floor(bytes.indexOf('"order":200') / 4_096)
    bytes.fill(0xff, (middle - 5) * 4_096, (middle + 5) * 4_096)
    writeFileSync(at.path, bytes)
    const repository = at.restart()
    const { downloads, lanes } = contents(repository)
    const orders = downloads.map(({ record }) => record.order)
    expect(orders).toContain(0)
    expect(orders).toContain(399)
    expect(orders.length).toBeGreaterThan(300)
    expect(orders.length).toBeLessThan(400)
    expect(lanes).toEqual([makeLane('a')])
    expect(repository.searchHistory({}).total).toBe(1)
    expect(repository.problems).toEqual([
      { code: 'list-rescued', values: { file: expect.any(String), n: orders.length } },
    ])
    repository.save(changes({ drop: downloads.map(({ record }) => record.id) }))
    expect(contents(at.restart()).downloads).toEqual([])
  })

  it('of a newer version is refused in words, and nothing of it touched', () => {
    using at = databaseFile()
    at.repository.load()
    at.repository.save(changes({ put: [makeSaved()] }))
    at.tamper((database) => database.exec('PRAGMA user_version = 99; PRAGMA journal_mode = DELETE'))
    const before = readFileSync(at.path)
    expect(() => at.restart()).toThrow(/newer version of Sluice \(its format is 99/)
    expect(readFileSync(at.path)).toEqual(before)
    expect(readdirSync(at.folder)).toEqual(['sluice.sqlite'])
  })

  it('that may not be opened is no damage: nothing is renamed', () => {
    using at = databaseFile()
    expect(() => SqliteRepository.open({ path: at.folder })).toThrow()
    expect(() => SqliteRepository.open({ path: join(at.folder, 'no', 'such', 'folder') })).toThrow()
    expect(readdirSync(at.folder).filter((name) => name.includes('broken'))).toEqual([])
  })
})

describe('the history', () => {
  it('has every download that completed, latest first, and keeps it when its record goes', () => {
    using at = databaseFile()
    const [a, b, open] = [makeSaved({ displayName: 'a' }), makeSaved({ displayName: 'b' }), makeSaved()]
    at.repository.save(
      changes({ put: [completed(a, { finishedAt: 20 }), completed(b, { finishedAt: 30 }), open] }),
    )
    at.repository.save(changes({ drop: [a.record.id, b.record.id, open.record.id] }))
    const { entries, total } = at.restart().searchHistory({})
    expect(total).toBe(2)
    expect(entries.map(({ displayName }) => displayName)).toEqual(['b', 'a'])
    expect(entries[1]).toEqual({
      id: a.record.id,
      displayName: 'a',
      source: 'http',
      filename: a.record.filename,
      filePath: '/downloads/a',
      size: 5,
      finishedAt: 20,
    })
  })

  it('has a download once, however often it is saved', () => {
    using at = databaseFile()
    const saved = completed(makeSaved())
    at.repository.save(changes({ put: [saved] }))
    at.repository.save(changes({ put: [completed(saved, { filePath: '/elsewhere', size: 5_000_000_000 })] }))
    const { entries } = at.repository.searchHistory({})
    expect(entries).toMatchObject([{ filePath: '/elsewhere', size: 5_000_000_000 }])
  })

  it('is searched by name, link and source, in any case and script, with wildcards taken literally', () => {
    using at = databaseFile()
    const names = ['Ärger im Büro', '100% wool_a', 'plain']
    at.repository.save(
      changes({ put: names.map((displayName, order) => completed(makeSaved({ displayName, order }))) }),
    )
    const find = (search: string) =>
      at.repository.searchHistory({ search }).entries.map((entry) => entry.displayName)
    expect(find('ÄRGER')).toEqual(['Ärger im Büro'])
    expect(find('büro'.normalize('NFD'))).toEqual(['Ärger im Büro'])
    expect(find('%')).toEqual(['100% wool_a'])
    expect(find('l_a')).toEqual(['100% wool_a'])
    expect(find('EXAMPLE.org')).toHaveLength(3)
    expect(find('nowhere')).toEqual([])
  })

  it('comes in pages', () => {
    using at = databaseFile()
    const put = [1, 2, 3, 4, 5].map((n) => completed(makeSaved({ displayName: `${n}` }), { finishedAt: n }))
    at.repository.save(changes({ put }))
    const page = at.repository.searchHistory({ offset: 1, limit: 2 })
    expect(page.entries.map(({ displayName }) => displayName)).toEqual(['4', '3'])
    expect(page.total).toBe(5)
  })
})

it('100,000 downloads load in a moment', () => {
  using at = databaseFile()
  at.repository.load()
  at.repository.save(
    changes({ put: Array.from({ length: 100_000 }, (_, order) => makeSaved({ id: newId(), order })) }),
  )
  const repository = at.restart()
  const before = process.cpuUsage()
  expect([...repository.load().waiting]).toHaveLength(100_000)
  const { user } = process.cpuUsage(before)
  // About 300 ms on a slow core. Of the processor's time, so that what else the machine does is not counted.
  expect(user / 1_000).toBeLessThan(1_500)
})
