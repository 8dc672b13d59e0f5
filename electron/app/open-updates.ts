import type { Clock } from '../../shared/clock.ts'
import type { Preferences } from '../../shared/preferences.ts'
import { setMenu } from './menu.ts'
import { updateTalk } from './update-talk.ts'
import { openUpdater } from './updater.ts'
import { Updates } from './updates.ts'

export type UpdatesHost = {
  readonly clock: Clock
  readonly preferences: {
    get(): Preferences
    onChange(listener: (next: Preferences) => void): unknown
  }
  readonly setAutomatic: (isAutomatic: boolean) => void
  readonly logError: (what: string, error: unknown) => void
}

/** The menu, in the language spoken, and updates as it asks for them and the preferences allow them. */
export function openUpdates({ clock, preferences, setAutomatic, logError }: UpdatesHost): Updates {
  const updates = new Updates({ updater: openUpdater(), talk: updateTalk, clock, logError })
  const apply = ({ checkForUpdates: isAutomatic }: Preferences) => {
    updates.setAutomatic(isAutomatic)
    setMenu({ isAutomatic, setAutomatic, checkNow: () => void updates.checkNow() })
  }
  let applied = preferences.get()
  apply(applied)
  preferences.onChange((next) => {
    // A new menu closes one that is open.
    const isAnother = next.checkForUpdates !== applied.checkForUpdates || next.language !== applied.language
    applied = next
    if (isAnother) apply(next)
  })
  return updates
}
