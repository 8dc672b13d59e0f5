import { useDesktop } from '../state/engine.tsx'
import { type Section, sections } from './sections.ts'

/** Those that mean something where this window is. */
export function useSections(): readonly Section[] {
  const isOnDesktop = useDesktop() !== null
  return sections.filter(({ isDesktopOnly = false }) => isOnDesktop || !isDesktopOnly)
}
