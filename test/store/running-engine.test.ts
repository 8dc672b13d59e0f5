import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { type DataFolder, openDataFolder } from '../../electron/store/data-folder.ts'
import {
  readRunningEngine,
  removeRunningEngine,
  writeRunningEngine,
} from '../../electron/store/running-engine.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const here = { pid: process.pid, url: 'http://127.0.0.1:6800/' }

async function withFolder(work: (folder: DataFolder) => void): Promise<void> {
  await using temp = await tempFolder()
  work(openDataFolder(temp.path))
}

it('the running engine is found by what it wrote, until it takes it away', () =>
  withFolder((folder) => {
    expect(readRunningEngine(folder)).toBeNull()
    writeRunningEngine(folder, { ...here, url: 'http://127.0.0.1:1/' })
    writeRunningEngine(folder, here)
    expect(readRunningEngine(folder)).toEqual(here)
    if (process.platform !== 'win32') expect(statSync(folder.endpoint).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder.path)).toEqual(['endpoint.json'])
    removeRunningEngine(folder)
    removeRunningEngine(folder)
    expect(readRunningEngine(folder)).toBeNull()
  }))

it.each(['', '{', '[]', '{"pid":1}', '{"pid":-1,"url":"http://x/"}', '{"pid":1,"url":"x"}'])(
  'none is found where the file says %j',
  (text) =>
    withFolder((folder) => {
      writeFileSync(folder.endpoint, text)
      expect(readRunningEngine(folder)).toBeNull()
    }),
)

it('one that has ended without a word is not found', () =>
  withFolder((folder) => {
    // Above what Linux gives out (proc_sys_kernel(5), pid_max) and no multiple of four, as Windows' are.
    writeRunningEngine(folder, { ...here, pid: 2 ** 22 + 1 })
    expect(readRunningEngine(folder)).toBeNull()
  }))
