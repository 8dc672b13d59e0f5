import { create } from 'zustand'

/** Something a person should know that belongs to no row. */
export type Notice = {
  readonly id: number
  readonly kind: 'problem' | 'news'
  readonly message: string
  /** What can be done about it. */
  readonly action?: { readonly label: string; readonly perform: () => void }
}

type Notices = { readonly notices: readonly Notice[] }

/** How long a person may think better of what they did, in ms. */
export const UNDO_MS = 6_000

const MOST = 4
let lastId = 0

export const useNotices = create<Notices>()(() => ({ notices: [] }))

/** Shows why a call failed. The same words twice are one notice. */
export function report(error: unknown): void {
  tell({ kind: 'problem', message: error instanceof Error ? error.message : String(error) })
}

/** Shows it until it is dismissed; returns how to. */
export function tell(notice: Omit<Notice, 'id'>): () => void {
  lastId += 1
  const id = lastId
  useNotices.setState(({ notices }) => ({
    notices: [...notices.filter(({ message }) => message !== notice.message), { ...notice, id }].slice(-MOST),
  }))
  return () => dismiss(id)
}

export function dismiss(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))
}
