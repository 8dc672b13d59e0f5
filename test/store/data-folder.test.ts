import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataFolderPath, openDataFolder } from '../../electron/store/data-folder.ts'
import { DataFolderInUseError, lockDataFolder } from '../../electron/store/data-folder-lock.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const modeOf = (path: string) => statSync(path).mode & 0o777

describe('the data folder', () => {
  it('is where SLUICE_DATA_DIR says, or where the system keeps such things', () => {
    expect(dataFolderPath({ SLUICE_DATA_DIR: '/data/x' })).toBe(resolve('/data/x'))
    expect(dataFolderPath({ SLUICE_DATA_DIR: 'x' })).toBe(resolve('x'))
    expect(dataFolderPath({})).toMatch(/sluice/)
    expect(dataFolderPath({ SLUICE_DATA_DIR: '' })).toBe(dataFolderPath({}))
  })

  it.skipIf(process.platform === 'win32')(
    'is made for its owner alone; one that is there stays as it is',
    async () => {
      await using temp = await tempFolder()
      const made = join(temp.path, 'a', 'b')
      const umask = process.umask(0o377)
      try {
        openDataFolder(made)
      } finally {
        process.umask(umask)
      }
      expect(modeOf(made)).toBe(0o700)
      const there = join(temp.path, 'c')
      mkdirSync(there, { mode: 0o750 })
      openDataFolder(there)
      expect(modeOf(there)).toBe(0o750)
    },
  )
})

describe('the lock', () => {
  it('lets one in at a time, in the same process too', async () => {
    await using temp = await tempFolder()
    const folder = openDataFolder(temp.path)
    const lock = lockDataFolder(folder)
    expect(() => lockDataFolder(folder)).toThrow(DataFolderInUseError)
    lock.release()
    lock.release()
    using again = lockDataFolder(folder)
    expect(() => lockDataFolder(folder)).toThrow(DataFolderInUseError)
    expect(again).not.toBe(lock)
  })

  it('is one for each folder', async () => {
    await using temp = await tempFolder()
    using a = lockDataFolder(openDataFolder(join(temp.path, 'a')))
    using b = lockDataFolder(openDataFolder(join(temp.path, 'b')))
    expect(a).not.toBe(b)
  })

  it('can be had though its file was damaged', async () => {
    await using temp = await tempFolder()
    const folder = openDataFolder(temp.path)
    writeFileSync(folder.lock, 'nonsense'.repeat(1_000))
    using _lock = lockDataFolder(folder)
    expect(() => lockDataFolder(folder)).toThrow(DataFolderInUseError)
    expect(readdirSync(temp.path).some((name) => name.startsWith('lock.broken-'))).toBe(true)
  })

  it('says what is wrong when it is not that another has it', async () => {
    await using temp = await tempFolder()
    const folder = { ...openDataFolder(temp.path), lock: join(temp.path, 'no', 'lock.sqlite') }
    expect(() => lockDataFolder(folder)).toThrow(/unable to open/)
    expect(existsSync(join(temp.path, 'no'))).toBe(false)
  })
})
