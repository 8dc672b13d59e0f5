import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { delimiter, isAbsolute, join } from 'node:path'

/** What Windows starts without being told the extension, and Node without a shell. */
const extensions = process.platform === 'win32' ? ['.exe', '.com'] : ['']

/**
 * The full path of a program, or null when there is none. `setPath` is a person's own choice and has no
 * stand-in: were it wrong and another copy taken, they would never know why their choice does nothing.
 */
export async function findProgram(name: string, setPath?: string): Promise<string | null> {
  if (setPath) return isAbsolute(setPath) && (await isProgram(setPath)) ? setPath : null
  const { PATH = '' } = process.env
  const folders = PATH.split(delimiter).filter(isAbsolute)
  for (const folder of folders) {
    for (const extension of extensions) {
      const path = join(folder, name + extension)
      if (await isProgram(path)) return path
    }
  }
  return null
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}
