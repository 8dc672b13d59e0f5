import { useEffect } from 'react'
import { usePreferences } from '../state/preferences.ts'

/** Light, dark, or as the system has it: `ui/tokens.css` does the rest. */
export function useAppearance(): void {
  const appearance = usePreferences(({ preferences }) => preferences?.appearance ?? 'system')
  useEffect(() => {
    document.documentElement.setAttribute('data-appearance', appearance)
  }, [appearance])
}
