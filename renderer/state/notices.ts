import { create } from 'zustand'

/** Something a person should know that belongs to no row. */
export type Notice = { readonly id: number; readonly message: string }

type Notices = { readonly notices: readonly Notice[] }

const MOST = 4
let lastId = 0

export const useNotices = create<Notices>()(() => ({ notices: [] }))

/** Shows why a call failed. The same words twice are one notice. */
export function report(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error)
  lastId += 1
  const notice = { id: lastId, message }
  useNotices.setState(({ notices }) => ({
    notices: [...notices.filter((other) => other.message !== message), notice].slice(-MOST),
  }))
}

export function dismiss(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))
}
