import { join } from 'node:path'
import { expect, it } from 'vitest'
import { inTransaction, NewerDatabaseError, openDatabase } from '../../electron/store/database.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const first = 'CREATE TABLE t (a TEXT) STRICT; INSERT INTO t VALUES (1)'
const second = 'ALTER TABLE t ADD COLUMN b TEXT; UPDATE t SET b = 2'

it('a database is brought up to date step by step, each step once', async () => {
  await using temp = await tempFolder()
  const path = join(temp.path, 'x.sqlite')
  openDatabase(path, [first]).close()
  openDatabase(path, [first, second]).close()
  const database = openDatabase(path, [first, second])
  expect(database.prepare('SELECT * FROM t').all()).toEqual([{ a: '1', b: '2' }])
  database.close()
  expect(() => openDatabase(path, [first])).toThrow(NewerDatabaseError)
})

it('a step that fails leaves the database at the step before', async () => {
  await using temp = await tempFolder()
  const path = join(temp.path, 'x.sqlite')
  expect(() => openDatabase(path, [first, 'UPDATE t SET a = 9; nonsense'])).toThrow(/syntax error/)
  const database = openDatabase(path, [first])
  expect(database.prepare('SELECT a FROM t').all()).toEqual([{ a: '1' }])
  expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 1 })
  database.close()
})

it('a transaction that throws leaves nothing, and the next one works', async () => {
  await using temp = await tempFolder()
  const database = openDatabase(join(temp.path, 'x.sqlite'), [first])
  const insertTwice = () => {
    database.exec("INSERT INTO t VALUES ('x')")
    throw new Error('no')
  }
  expect(() => inTransaction(database, insertTwice)).toThrow('no')
  inTransaction(database, () => database.exec("INSERT INTO t VALUES ('y')"))
  expect(database.prepare('SELECT a FROM t').all()).toEqual([{ a: '1' }, { a: 'y' }])
  database.close()
})
