import { create } from 'zustand'

const KEY = 'sluice.welcome'
const OVER = 'over'

const isOver = (): boolean => {
  try {
    return globalThis.localStorage?.getItem(KEY) === OVER
  } catch {
    return false
  }
}

/** Whether the first steps are still to be shown. Kept in the window's own storage, like its view. */
export const useWelcome = create<{ readonly isOver: boolean }>()(() => ({ isOver: isOver() }))

/** They are never shown again. */
export function endWelcome(): void {
  if (useWelcome.getState().isOver) return
  useWelcome.setState({ isOver: true })
  try {
    globalThis.localStorage?.setItem(KEY, OVER)
  } catch {
    // Storage that is off or full costs a person no more than seeing them again.
  }
}
