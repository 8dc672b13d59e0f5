import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDataFolder } from '../../electron/store/data-folder.ts'
import { DataFolderInUseError, lockDataFolder } from '../../electron/store/data-folder-lock.ts'
import { SqliteRepository } from '../../electron/store/sqlite-repository.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { contents } from './database-file.ts'

/** Runs a script of helpers/children; it is killed when the scope ends, if not before. */
function start(script: string, argument: string): ChildProcess & AsyncDisposable {
  const child = fork(join(import.meta.dirname, `../helpers/children/${script}.ts`), [argument], {
    execArgv: [],
  })
  const exited = once(child, 'exit')
  const dispose = async () => {
    child.kill('SIGKILL')
    await exited
  }
  return Object.assign(child, { [Symbol.asyncDispose]: dispose })
}

it('an engine killed lets go of its data folder at once', async () => {
  await using temp = await tempFolder()
  const folder = openDataFolder(temp.path)
  await using child = start('holds-lock', temp.path)
  await once(child, 'message')
  expect(() => lockDataFolder(folder)).toThrow(DataFolderInUseError)
  // Being refused must not have taken it from who has it.
  expect(() => lockDataFolder(folder)).toThrow(/Another Sluice is using the data folder/)
  child.kill('SIGKILL')
  await once(child, 'exit')
  lockDataFolder(folder).release()
})

it('what was saved before an engine is killed is there after', async () => {
  for (let round = 0; round < 3; round += 1) {
    await using temp = await tempFolder()
    const path = join(temp.path, 'sluice.sqlite')
    await using child = start('saves-without-end', path)
    const said: string[] = []
    child.on('message', (id: string) => said.push(id))
    while (said.length < 20 + round * 37) await once(child, 'message')
    child.kill('SIGKILL')
    await once(child, 'exit')
    using repository = SqliteRepository.open({ path })
    const { downloads } = contents(repository)
    const ids = downloads.map(({ record }) => record.id)
    expect(ids.slice(0, said.length)).toEqual(said)
    expect(downloads.map(({ record }) => record.order)).toEqual(ids.map((_, index) => index + 1))
    expect(ids.every((id) => repository.readLog(id).length === 1)).toBe(true)
    expect(repository.problems).toEqual([])
  }
})
