import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDatabase } from '../../electron/store/database.ts'
import { WriteAheadLog } from '../../electron/store/write-ahead-log.ts'
import { settled } from '../helpers/manual-clock.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

/** The log of a real database, on a disk that takes until it is told. */
async function openLog() {
  const folder = await tempFolder()
  const path = join(folder.path, 'a.sqlite')
  const database = openDatabase(path)
  const asked: PromiseWithResolvers<void>[] = []
  const log = new WriteAheadLog(path, () => {
    const sync = Promise.withResolvers<void>()
    asked.push(sync)
    return sync.promise
  })
  return {
    log,
    asked,
    /** What has settled by now, in order. */
    async settledOf(promises: readonly Promise<void>[]) {
      const states = promises.map((): string => 'waits')
      for (const [n, promise] of promises.entries()) {
        promise.then(
          () => {
            states[n] = 'on disk'
          },
          () => {
            states[n] = 'failed'
          },
        )
      }
      await settled()
      return states
    },
    async [Symbol.asyncDispose]() {
      log.close()
      database.close()
      await folder[Symbol.asyncDispose]()
    },
  }
}

it('what was committed while the disk was busy waits for the next turn, and for one together', async () => {
  await using opened = await openLog()
  const { log, asked, settledOf } = opened
  log.grew()
  const first = log.synced()
  log.grew()
  const second = log.synced()
  log.grew()
  const third = log.synced()
  expect(asked).toHaveLength(1)
  asked[0]?.resolve()
  expect(await settledOf([first, second, third])).toEqual(['on disk', 'waits', 'waits'])
  expect(asked).toHaveLength(2)
  asked[1]?.resolve()
  expect(await settledOf([second, third])).toEqual(['on disk', 'on disk'])
  expect(asked).toHaveLength(2)
})

it('whoever asks without news waits for what is under way, and for nothing when nothing is', async () => {
  await using opened = await openLog()
  const { log, asked, settledOf } = opened
  expect(await settledOf([log.synced()])).toEqual(['on disk'])
  log.grew()
  const waiting = [log.synced(), log.synced()]
  expect(await settledOf(waiting)).toEqual(['waits', 'waits'])
  asked[0]?.resolve()
  expect(await settledOf(waiting)).toEqual(['on disk', 'on disk'])
  expect(await settledOf([log.synced()])).toEqual(['on disk'])
  expect(asked).toHaveLength(1)
})

it('what a disk refused is tried again when it is next asked for', async () => {
  await using opened = await openLog()
  const { log, asked, settledOf } = opened
  log.grew()
  const first = log.synced()
  log.grew()
  const second = log.synced()
  asked[0]?.reject(new Error('EIO'))
  expect(await settledOf([first, second])).toEqual(['failed', 'waits'])
  asked[1]?.reject(new Error('EIO'))
  expect(await settledOf([second])).toEqual(['failed'])
  const third = log.synced()
  expect(asked).toHaveLength(3)
  asked[2]?.resolve()
  expect(await settledOf([third])).toEqual(['on disk'])
})

it('the file is that of the database', async () => {
  await using folder = await tempFolder()
  const path = join(folder.path, 'a.sqlite')
  const database = openDatabase(path)
  const log = new WriteAheadLog(path)
  log.grew()
  await log.synced()
  log.close()
  log.close()
  database.close()
  log.grew()
  await expect(log.synced()).rejects.toMatchObject({ code: 'ENOENT' })
})
