import { app } from 'electron'
import type { Preferences } from '../../shared/preferences.ts'
import { spokenFor } from '../../shared/spoken.ts'
import { speakIn } from './texts.ts'

/** The desktop speaks as the preferences say, as its window does. Once ready. */
export function speakAs({ language }: Pick<Preferences, 'language'>): void {
  speakIn(spokenFor(language, [...app.getPreferredSystemLanguages(), app.getLocale()]))
}
