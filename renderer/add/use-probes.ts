import { useCallback, useState } from 'react'
import type { ParamsOf } from '../../shared/methods.ts'
import { MOST_PROBES, type Probed } from '../../shared/probe.ts'
import { useAsk } from '../state/engine.tsx'

export type Probes = {
  /** By link. */
  readonly answers: ReadonlyMap<string, Probed>
  readonly isAsking: boolean
  /** Asks the servers of the first few of these that were not asked yet. */
  readonly look: (urls: readonly string[], about: Omit<ParamsOf<'probeLinks'>, 'urls'>) => void
}

/** Only ever asked by hand: a link that was merely pasted, or handed in by a page, is nobody's request. */
export function useProbes(): Probes {
  const ask = useAsk()
  const [answers, setAnswers] = useState<ReadonlyMap<string, Probed>>(new Map())
  const [isAsking, setIsAsking] = useState(false)
  const look = useCallback<Probes['look']>(
    (urls, about) => {
      const wanted = urls.filter((url) => answers.get(url)?.kind !== 'facts').slice(0, MOST_PROBES)
      if (wanted.length === 0) return
      setIsAsking(true)
      void ask('probeLinks', { urls: wanted, ...about }).then((probed = []) => {
        setAnswers((before) => new Map([...before, ...probed.map((one) => [one.url, one] as const)]))
        setIsAsking(false)
      })
    },
    [ask, answers],
  )
  return { answers, isAsking, look }
}
