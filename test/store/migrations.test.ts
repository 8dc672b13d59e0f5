import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDatabase } from '../../electron/store/database.ts'
import { migrations } from '../../electron/store/migrations.ts'
import { SqliteRepository } from '../../electron/store/sqlite-repository.ts'
import { completed, makeLane, makeSaved } from '../helpers/make-saved.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { contents } from './database-file.ts'

// A database of each earlier version, as that version wrote it, and what this one makes of it.

it('of version 1, where all was read at start: every download, lane, log and history is there, in order', async () => {
  await using temp = await tempFolder()
  const path = join(temp.path, 'sluice.sqlite')
  const [late, early] = [makeSaved({ order: 2 }), makeSaved({ order: 1 })]
  const retrying = makeSaved({ order: 3, nextAttemptAt: 5_000, priority: 'high' })
  const done = { ...completed(makeSaved({ order: 4, targetId: 'done' })), partial: '/d/x.part' }
  const lane = makeLane('http', { strikes: 2 })
  const old = openDatabase(path, migrations.slice(0, 1))
  const put = old.prepare('INSERT INTO downloads VALUES (?, ?)')
  for (const saved of [late, early, retrying, done]) put.run(saved.record.id, JSON.stringify(saved))
  put.run('00000000-0000-4000-8000-000000000000', '{"record":')
  old.prepare('INSERT INTO lanes VALUES (?, ?)').run(lane.key, JSON.stringify(lane))
  old.prepare('INSERT INTO log VALUES (?, ?, ?)').run(late.record.id, 7, 'began')
  old.prepare("INSERT INTO history VALUES ('x', 'Old', 's', 'f', '/f', 1, 1, 'old')").run()
  old.close()

  using repository = SqliteRepository.open({ path })
  const { waiting, counts, lastOrder, withLeftover } = repository.load()
  expect([...waiting].map(({ id, priority, nextAttemptAt }) => [id, priority, nextAttemptAt])).toEqual([
    [early.record.id, 'normal', null],
    [late.record.id, 'normal', null],
    [retrying.record.id, 'high', 5_000],
  ])
  expect([...counts]).toEqual([
    ['Completed, Succeeded', 1],
    ['Initializing', 3],
  ])
  expect([lastOrder, withLeftover]).toEqual([4, [done.record.id]])
  expect(contents(repository)).toEqual({ downloads: [early, late, retrying, done], lanes: [lane] })
  expect(repository.statesOf('http', 'done')).toEqual(['Completed, Succeeded'])
  expect(repository.readLog(late.record.id)).toEqual([{ time: 7, text: 'began' }])
  expect(repository.searchHistory({}).total).toBe(1)
})

it('of version 2, whose long lists were slow: all is there, in order', async () => {
  await using temp = await tempFolder()
  const path = join(temp.path, 'sluice.sqlite')
  const [late, early] = [makeSaved({ order: 2 }), completed(makeSaved({ order: 1 }))]
  const old = openDatabase(path, migrations.slice(0, 2))
  const put = old.prepare('INSERT INTO downloads (id, saved, state, source, place) VALUES (?, ?, ?, ?, ?)')
  for (const saved of [late, early]) {
    const { id, state, source, order } = saved.record
    put.run(id, JSON.stringify(saved), state, source, order)
  }
  old.close()

  using repository = SqliteRepository.open({ path })
  expect(contents(repository)).toEqual({ downloads: [early, late], lanes: [] })
  expect(repository.ids({ states: ['Initializing'] })).toEqual([late.record.id])
})

it('from before files beside were on records: none are on those it has', async () => {
  await using temp = await tempFolder()
  const path = join(temp.path, 'sluice.sqlite')
  const done = completed(makeSaved())
  {
    using earlier = SqliteRepository.open({ path })
    earlier.save({ put: [done], drop: [], lanes: [], dropLanes: [], log: [] })
  }
  const database = openDatabase(path)
  database.exec("UPDATE downloads SET saved = json_remove(saved, '$.record.otherFiles')")
  expect(database.prepare('SELECT saved FROM downloads').get()?.['saved']).not.toContain('otherFiles')
  database.close()

  using repository = SqliteRepository.open({ path })
  expect(contents(repository).downloads).toEqual([done])
})
