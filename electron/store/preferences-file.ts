import { basename, join } from 'node:path'
import Conf from 'conf'
import { faultAt } from '../../shared/fault.ts'
import { Preferences, PreferencesPatch } from '../../shared/preferences.ts'
import { type Said, say } from '../../shared/said.ts'
import { mergePreferences, type SetPreferences, usableParts } from './preferences-merge.ts'
import { makePrivate, readIfThere } from './private-file.ts'
import { setAside } from './set-aside.ts'

export type PreferencesListener = (preferences: Preferences, before: Preferences) => void

export type PreferencesFileParts = {
  /** The data folder, absolute. */
  readonly folder: string
  /** Ms since the epoch. */
  readonly now?: () => number
}

/** `preferences.json` in the data folder. One at a time: hold the data folder's lock. */
export class PreferencesFile {
  /** What could not be read and what became of it. */
  readonly problems: readonly Said[]
  readonly #file: Conf<Record<string, unknown>>
  readonly #listeners = new Set<PreferencesListener>()
  #set: SetPreferences
  #current: Preferences

  private constructor(file: Conf<Record<string, unknown>>, set: SetPreferences, problems: readonly Said[]) {
    this.#file = file
    this.#set = set
    this.#current = Preferences.parse(set)
    this.problems = problems
  }

  /** Reads the file; one that cannot be used is set aside, and what made sense of it kept. */
  static open({ folder, now = Date.now }: PreferencesFileParts): PreferencesFile {
    const path = join(folder, 'preferences.json')
    const found = read(path)
    const problems: Said[] = []
    if (!found.fits) {
      const file = basename(setAside(path, now()))
      const { problem } = found
      problems.push(
        problem === null
          ? say('preferences-no-json', { file })
          : say('preferences-unread', { problem, file }),
      )
    }
    const file = openConf(folder)
    // Also writes what was kept of a file that was set aside.
    if (!found.fits) file.store = { ...found.set }
    if (readIfThere(path) !== null) makePrivate(path)
    return new PreferencesFile(file, found.set, problems)
  }

  get(): Preferences {
    return this.#current
  }

  /**
   * Merges `lanes` by key and field and `sources` by key; null sets one back. Written when it returns.
   * Throws, and changes nothing, when the patch does not fit or cannot be written.
   */
  patch(patch: PreferencesPatch): Preferences {
    const set = mergePreferences(this.#set, PreferencesPatch.parse(patch))
    const next = Preferences.parse(set)
    const before = this.#current
    this.#file.store = { ...set }
    this.#set = set
    this.#current = next
    for (const listener of [...this.#listeners]) listener(next, before)
    return next
  }

  /** Hears every change made with `patch`. Returns its unsubscribe. */
  onChange(listener: PreferencesListener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
}

/** conf brings writing in one step; what may stand in the file is for our own schema to say. */
function openConf(folder: string): Conf<Record<string, unknown>> {
  return new Conf({
    cwd: folder,
    configName: 'preferences',
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
    serialize: (value) => `${JSON.stringify(value, null, 2)}\n`,
  })
}

type Found = { readonly set: SetPreferences } & (
  | { readonly fits: true }
  /** Null: it is not even JSON. */
  | { readonly fits: false; readonly problem: Said | null }
)

function read(path: string): Found {
  const text = readIfThere(path)
  if (text === null) return { fits: true, set: {} }
  try {
    const raw: unknown = JSON.parse(text)
    const { error } = Preferences.safeParse(raw)
    if (!error) return { fits: true, set: raw as SetPreferences }
    const [issue] = error.issues
    return { fits: false, problem: issue ? faultAt(issue) : null, set: usableParts(raw) }
  } catch {
    return { fits: false, problem: null, set: {} }
  }
}
