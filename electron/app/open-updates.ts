import type { Clock } from '../../shared/clock.ts'
import type { Preferences } from '../../shared/preferences.ts'
import { setMenu, showUpdatesAutomatic } from './menu.ts'
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

/** Updates as the menu asks for them and the preferences allow them. */
export function openUpdates({ clock, preferences, setAutomatic, logError }: UpdatesHost): Updates {
  const updates = new Updates({ updater: openUpdater(), talk: updateTalk, clock, logError })
  const { checkForUpdates: isAutomatic } = preferences.get()
  updates.setAutomatic(isAutomatic)
  setMenu({ isAutomatic, setAutomatic, checkNow: () => void updates.checkNow() })
  preferences.onChange(({ checkForUpdates }) => {
    updates.setAutomatic(checkForUpdates)
    showUpdatesAutomatic(checkForUpdates)
  })
  return updates
}
