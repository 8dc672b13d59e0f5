import { create } from 'zustand'
import { type View, wholeQueue } from './view.ts'

/** Which dialog is open; `add` with the text it starts with. */
export type OpenDialog =
  | { readonly kind: 'add'; readonly text: string }
  | { readonly kind: 'preferences' }
  | { readonly kind: 'cancel-all' }

type WindowState = {
  readonly view: View
  readonly dialog: OpenDialog | null
  /** Null: as the width of the window suggests. */
  readonly sourcesShown: boolean | null
}

/** What this window shows. The engine knows nothing of it. */
export const useWindow = create<WindowState>()(() => ({ view: wholeQueue, dialog: null, sourcesShown: null }))

export function changeView(change: Partial<View>): void {
  useWindow.setState(({ view }) => ({ view: { ...view, ...change } }))
}

export function openDialog(dialog: OpenDialog | null): void {
  useWindow.setState({ dialog })
}
