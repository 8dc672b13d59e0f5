import { create } from 'zustand'
import type { RecordId } from '../../shared/record.ts'
import type { Columns } from './columns.ts'
import { keepView, keptView } from './kept-view.ts'
import { type View, wholeQueue } from './view.ts'

/** Which dialog is open; `add` with the text it starts with. */
export type OpenDialog =
  | { readonly kind: 'add'; readonly text: string }
  | { readonly kind: 'preferences' }
  | { readonly kind: 'history' }
  | { readonly kind: 'new-link'; readonly id: RecordId }
  | { readonly kind: 'cancel-all' }

type WindowState = {
  readonly view: View
  readonly columns: Columns
  /** Lanes of which a grouped list shows only the line. */
  readonly folded: ReadonlySet<string>
  readonly dialog: OpenDialog | null
  /** Null: as the width of the window suggests. */
  readonly sourcesShown: boolean | null
  /** The download whose details are shown. */
  readonly details: RecordId | null
}

const kept = keptView()

/** What this window shows. The engine knows nothing of it. */
export const useWindow = create<WindowState>()(() => ({
  view: { ...wholeQueue, ...kept.view },
  columns: kept.columns,
  folded: new Set(),
  dialog: null,
  sourcesShown: null,
  details: null,
}))

// What one searched for is of the moment; the rest a person finds again as it was left.
useWindow.subscribe(({ view: { search: _, ...view }, columns }, before) => {
  if (view.sort === before.view.sort && columns === before.columns && sameFilters(view, before.view)) return
  keepView({ view, columns })
})

const sameFilters = (a: Omit<View, 'search'>, b: View) =>
  a.stage === b.stage && a.source === b.source && a.grouped === b.grouped

export function changeView(change: Partial<View>): void {
  useWindow.setState(({ view }) => ({ view: { ...view, ...change } }))
}

export function openDialog(dialog: OpenDialog | null): void {
  useWindow.setState({ dialog })
}

export const showDetails = (details: RecordId | null): void => useWindow.setState({ details })

export function fold(lane: string): void {
  useWindow.setState(({ folded }) => {
    const changed = new Set(folded)
    if (!changed.delete(lane)) changed.add(lane)
    return { folded: changed }
  })
}
