import { useCallback, useEffect, useRef, useState } from 'react'
import type { HistoryEntry } from '../../shared/history.ts'
import { useBridge } from '../state/engine.tsx'
import { report } from '../state/notices.ts'

/** A pause in typing. */
const PAUSE_MS = 200
const PAGE = 100

type Found = { readonly entries: readonly HistoryEntry[]; readonly total: number }

/** What completed and matches, as far as it was asked for; null until the first answer. `more` asks for the next page. */
export function useHistory(search: string): { readonly found: Found | null; readonly more: () => void } {
  const bridge = useBridge()
  const [found, setFound] = useState<Found | null>(null)
  /** The search the entries are of, and whether more of them are on their way. */
  const current = useRef({ search, isAsking: false })

  const load = useCallback(
    async (before: readonly HistoryEntry[]) => {
      const asked = current.current
      if (asked.isAsking) return
      asked.isAsking = true
      try {
        const page = await bridge.call('getHistory', {
          search: asked.search,
          offset: before.length,
          limit: PAGE,
        })
        if (current.current === asked) {
          setFound({ entries: [...before, ...page.entries], total: page.total })
        }
      } catch (error) {
        report(error)
      } finally {
        asked.isAsking = false
      }
    },
    [bridge],
  )

  useEffect(() => {
    const ms = search === '' ? 0 : PAUSE_MS
    const timer = setTimeout(() => {
      current.current = { search: search.trim(), isAsking: false }
      void load([])
    }, ms)
    return () => clearTimeout(timer)
  }, [search, load])

  const more = useCallback(() => {
    if (found && found.entries.length < found.total) void load(found.entries)
  }, [found, load])
  return { found, more }
}
