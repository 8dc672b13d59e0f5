import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { DownloadedFiles, isProgram } from '../../electron/app/downloaded-files.ts'
import { dialog } from '../electron-standin/main/dialog.ts'
import { shell } from '../electron-standin/main/shell.ts'
import { completed, makeSaved, newId } from '../helpers/make-saved.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

vi.mock('electron', async () => ({
  ...(await import('../electron-standin/main/dialog.ts')),
  ...(await import('../electron-standin/main/shell.ts')),
}))
beforeEach(() => void vi.restoreAllMocks())

async function downloaded(name: string) {
  const folder = await tempFolder()
  const path = join(folder.path, name)
  await writeFile(path, 'what was downloaded')
  const { record } = completed(makeSaved(), { filePath: path })
  const files = new DownloadedFiles((id) => (id === record.id ? { ...record, waiting: null } : null))
  return { path, id: record.id, files, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() }
}

it('shows and opens the file of a download', async () => {
  await using film = await downloaded('film.mkv')
  const [show, open] = [vi.spyOn(shell, 'showItemInFolder'), vi.spyOn(shell, 'openPath')]
  expect(film.files.showInFolder(film.id)).toBe(true)
  expect(await film.files.openFile(film.id)).toBe(true)
  expect([show.mock.calls, open.mock.calls]).toEqual([[[film.path]], [[film.path]]])
})

it('refuses where there is no finished file, and says so', async () => {
  await using film = await downloaded('film.mkv')
  const open = vi.spyOn(shell, 'openPath')
  await expect(film.files.openFile(newId())).rejects.toThrow(/no finished file/)
  const unfinished = new DownloadedFiles(() => ({
    ...makeSaved({ filePath: film.path }).record,
    waiting: null,
  }))
  expect(() => unfinished.showInFolder(film.id)).toThrow(/no finished file/)
  await rm(film.path)
  expect(() => film.files.showInFolder(film.id)).toThrow(`no longer where it was saved: ${film.path}`)
  expect(open).not.toHaveBeenCalled()
})

it('says why the system could not open it', async () => {
  await using film = await downloaded('film.mkv')
  vi.spyOn(shell, 'openPath').mockResolvedValue('No application is registered')
  await expect(film.files.openFile(film.id)).rejects.toThrow('“film.mkv” could not be opened: No application')
})

it('opens a program only when the person means it', async () => {
  await using setup = await downloaded('setup.exe')
  const open = vi.spyOn(shell, 'openPath')
  const ask = vi.spyOn(dialog, 'showMessageBox')
  expect(await setup.files.openFile(setup.id)).toBe(false)
  expect(open).not.toHaveBeenCalled()
  expect(ask.mock.lastCall?.at(-1)).toMatchObject({ message: 'Open “setup.exe”?', cancelId: 1, defaultId: 1 })
  ask.mockResolvedValue({ response: 0, checkboxChecked: false })
  expect(await setup.files.openFile(setup.id)).toBe(true)
  expect(open).toHaveBeenCalledExactlyOnceWith(setup.path)
})

it.each([
  ['SETUP.EXE', true],
  ['film.mkv.scr', true],
  ['tool.AppImage', true],
  ['evil.desktop', true],
  ['song.flac', false],
  ['book.pdf', false],
  ['exe', false],
  ['archive.tar.gz', false],
])('%s is a program: %s', (name, isExpected) => {
  expect(isProgram(join('/downloads', name))).toBe(isExpected)
})
