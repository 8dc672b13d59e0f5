import { useEffect, useState } from 'react'
import type { LinkMatch, ParamsOf } from '../../shared/methods.ts'
import { useBridge } from '../state/engine.tsx'

/** A pause in typing. */
const PAUSE_MS = 200

export type Matches =
  | { readonly kind: 'none' }
  /** `last`: what is known of links that were there before the latest change. */
  | { readonly kind: 'asking'; readonly last: readonly LinkMatch[] }
  | { readonly kind: 'known'; readonly list: readonly LinkMatch[] }
  | { readonly kind: 'refused'; readonly message: string }

type Answer = { readonly question: ParamsOf<'matchLinks'>; readonly matches: Matches }

/** What the engine would make of links, asked once they stand still. */
export function useMatches(question: ParamsOf<'matchLinks'> | null): Matches {
  const bridge = useBridge()
  const [answer, setAnswer] = useState<Answer | null>(null)
  useEffect(() => {
    if (!question) return
    let isOver = false
    const answered = (matches: Matches) => {
      if (!isOver) setAnswer({ question, matches })
    }
    const timer = setTimeout(() => {
      bridge.call('matchLinks', question).then(
        (list) => answered({ kind: 'known', list }),
        (error: Error) => answered({ kind: 'refused', message: error.message }),
      )
    }, PAUSE_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [bridge, question])
  if (!question) return { kind: 'none' }
  if (answer?.question === question) return answer.matches
  return { kind: 'asking', last: answer?.matches.kind === 'known' ? answer.matches.list : [] }
}
