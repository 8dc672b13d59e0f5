import { useEffect } from 'react'
import { create } from 'zustand'
import { Preferences } from '../../shared/preferences.ts'
import { type Spoken, spokenFor } from '../../shared/spoken.ts'
import { isRightToLeft } from '../../shared/words.ts'
import { formatIn } from '../format.ts'
import { catalogues } from '../texts/languages.ts'
import { speak } from '../texts.ts'
import { report } from './notices.ts'
import { usePreferences } from './preferences.ts'

type Choice = Preferences['language']

const KEY = 'sluice.language'
const Language = Preferences.shape.language

/** What the window speaks at this moment. */
export const useLanguage = create<Spoken>()(() => ({ language: 'en', locale: 'en' }))

/** Before anything is shown, in what was spoken last: the host's preferences come later than the first picture. */
export async function beginToSpeak(): Promise<void> {
  // Without its catalogue, one of another version perhaps, a window still speaks English.
  await change(remembered()).catch(report)
}

/** Follows the preference, and the system's languages while that is what is preferred. */
export function useSpokenLanguage(): void {
  const choice = usePreferences(({ preferences }) => preferences?.language)
  useEffect(() => {
    if (choice === undefined) return
    remember(choice)
    const follow = () => void change(choice).catch(report)
    follow()
    window.addEventListener('languagechange', follow)
    return () => window.removeEventListener('languagechange', follow)
  }, [choice])
}

let latest: Spoken | undefined

async function change(choice: Choice): Promise<void> {
  const spoken = spokenFor(choice, navigator.languages)
  latest = spoken
  const catalogue = await catalogues[spoken.language]()
  // Another was chosen while this one was on its way.
  if (latest !== spoken || spoken.locale === useLanguage.getState().locale) return
  speak(catalogue, spoken.locale)
  formatIn(spoken.locale)
  document.documentElement.lang = spoken.locale
  document.documentElement.dir = isRightToLeft(spoken.locale) ? 'rtl' : 'ltr'
  useLanguage.setState(spoken)
}

function remembered(): Choice {
  try {
    return Language.catch('system').parse(localStorage.getItem(KEY) ?? undefined)
  } catch {
    return 'system'
  }
}

function remember(choice: Choice): void {
  try {
    localStorage.setItem(KEY, choice)
  } catch {
    // Storage that is off costs the first moment of the next start.
  }
}
