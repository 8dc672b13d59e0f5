import { failures } from '../../../shared/failure-words/en.ts'
import { said } from '../../../shared/said-words/en.ts'
import { advice } from './advice.ts'
import { panels } from './panels.ts'
import { preferences } from './preferences.ts'
import { queue } from './queue.ts'
import { settings } from './settings.ts'
import { window } from './window.ts'

/**
 * Every word of the window, in English: the catalogue that all others are translations of. Messages are in
 * ICU MessageFormat: `{name}` is a text, `{n, number}` a number, `{n, plural, one {…} other {…}}` a choice.
 */
export const en = { ...queue, ...panels, ...window, preferences, settings, failures, advice, said } as const
