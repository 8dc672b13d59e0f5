import { useCallback, useMemo, useState } from 'react'
import type { ParamsOf } from '../../shared/methods.ts'
import { MOST_PROBES, type Probed } from '../../shared/probe.ts'
import { useAsk } from '../state/engine.tsx'
import { titlesParam } from './titles.ts'

type About = Omit<ParamsOf<'probeLinks'>, 'urls' | 'titles'>
export type ProbeAnswer = {
  readonly probed: Probed
  /** It was asked for the name and the folder that are wanted now. */
  readonly isOfNow: boolean
}

export type Probes = {
  /** By link. */
  readonly answers: ReadonlyMap<string, ProbeAnswer>
  readonly isAsking: boolean
  /** Asks the servers of the first few of these that were not asked yet. */
  readonly look: (urls: readonly string[]) => void
}

type Asked = { readonly probed: Probed; readonly title: string | undefined; readonly dir: string | undefined }

/** Only ever asked by hand: a link that was merely pasted, or handed in by a page, is nobody's request. */
export function useProbes({ source, dir }: About, titles: ReadonlyMap<string, string>): Probes {
  const ask = useAsk()
  const [asked, setAsked] = useState<ReadonlyMap<string, Asked>>(new Map())
  const [isAsking, setIsAsking] = useState(false)
  const answers = useMemo(
    () =>
      new Map(
        [...asked].map(([url, { probed, title, dir: to }]) => {
          return [url, { probed, isOfNow: title === titles.get(url) && to === dir }] as const
        }),
      ),
    [asked, titles, dir],
  )
  const look = useCallback<Probes['look']>(
    (urls) => {
      const isKnown = (url: string) => {
        const { probed, isOfNow = false } = answers.get(url) ?? {}
        return isOfNow && probed?.kind === 'facts'
      }
      const wanted = urls.filter((url) => !isKnown(url)).slice(0, MOST_PROBES)
      if (wanted.length === 0) return
      setIsAsking(true)
      const about = { ...(source !== undefined && { source }), ...(dir !== undefined && { dir }) }
      void ask('probeLinks', { urls: wanted, ...titlesParam(titles, wanted), ...about }).then(
        (found = []) => {
          const told = found.map((probed) => {
            return [probed.url, { probed, title: titles.get(probed.url), dir }] as const
          })
          setAsked((before) => new Map([...before, ...told]))
          setIsAsking(false)
        },
      )
    },
    [ask, answers, titles, source, dir],
  )
  return { answers, isAsking, look }
}
