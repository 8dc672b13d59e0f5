import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultPreferences, Preferences } from '../../shared/preferences.ts'
import { dataFolderPath } from '../store/data-folder.ts'

/**
 * The preferences as they were last saved. A look only: whoever has the data folder's lock may be writing
 * them, and mending a file that cannot be read is for them to do.
 */
export function savedPreferences(): Preferences {
  try {
    const text = readFileSync(join(dataFolderPath(), 'preferences.json'), 'utf8')
    return Preferences.parse(JSON.parse(text))
  } catch {
    return defaultPreferences
  }
}
