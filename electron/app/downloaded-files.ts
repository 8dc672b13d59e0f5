import { existsSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { dialog, shell } from 'electron'
import type { DownloadRecord, RecordId } from '../../shared/record.ts'
import { RefusedError } from '../../shared/rpc-error.ts'
import { say } from '../../shared/said.ts'
import { texts } from './texts.ts'

/** What a system runs when it is opened, or what has it do what it says. */
const PROGRAMS = new Set(
  (
    'action app appimage application bat bin cmd com command cpl deb desktop dmg exe gadget hta inf jar js jse lnk ' +
    'mpkg msc msi msix msp pif pkg ps1 reg rpm run scpt scr sh terminal url vbe vbs webloc wsf wsh workflow'
  ).split(' '),
)

export const isProgram = (path: string): boolean => PROGRAMS.has(extname(path).slice(1).toLowerCase())

/** Finished files, by the record they belong to: a window never says which file it means. */
export class DownloadedFiles {
  readonly #record: (id: RecordId) => DownloadRecord | null

  constructor(record: (id: RecordId) => DownloadRecord | null) {
    this.#record = record
  }

  /** Shows it in the system's file manager. Throws RefusedError. */
  showInFolder(id: RecordId): boolean {
    shell.showItemInFolder(this.#pathOf(id))
    return true
  }

  /** Opens it as the system does; a program only after a question. False: the person said no. Throws RefusedError. */
  async openFile(id: RecordId): Promise<boolean> {
    const path = this.#pathOf(id)
    if (isProgram(path) && !(await this.#isMeant(path))) return false
    const problem = await shell.openPath(path)
    if (problem !== '') throw new RefusedError(say('file-not-opened', { name: basename(path), problem }))
    return true
  }

  async #isMeant(path: string): Promise<boolean> {
    const message = texts.files.openProgram({ name: basename(path) })
    const detail = texts.files.programHelp
    const buttons = [texts.open, texts.cancel]
    const options = { type: 'warning', message, detail, buttons, defaultId: 1, cancelId: 1 } as const
    return (await dialog.showMessageBox(options)).response === 0
  }

  #pathOf(id: RecordId): string {
    const { state, filePath = null } = this.#record(id) ?? {}
    if (state !== 'Completed, Succeeded' || filePath === null) throw new RefusedError(say('file-unfinished'))
    if (!existsSync(filePath)) throw new RefusedError(say('file-gone', { path: filePath }))
    return filePath
  }
}
