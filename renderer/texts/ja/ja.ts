import { failures } from '../../../shared/failure-words/ja.ts'
import { said } from '../../../shared/said-words/ja.ts'
import type { Translation } from '../../../shared/words.ts'
import type { en } from '../en/en.ts'
import { advice } from './advice.ts'
import { panels } from './panels.ts'
import { preferences } from './preferences.ts'
import { queue } from './queue.ts'
import { settings } from './settings.ts'
import { window } from './window.ts'

export const ja: Translation<typeof en> = {
  ...queue,
  ...panels,
  ...window,
  preferences,
  settings,
  failures,
  advice,
  said,
}
