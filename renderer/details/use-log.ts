import { useEffect, useState } from 'react'
import type { LogLine } from '../../shared/log-line.ts'
import { type DownloadRecord, isTerminal } from '../../shared/record.ts'
import { useBridge } from '../state/engine.tsx'

const EVERY_MS = 1_500

type Log = { readonly id: string; readonly lines: readonly LogLine[]; readonly problem: string | null }

/** A download's log, asked for again for as long as it can grow. */
export function useLog({ id, state, attempt }: DownloadRecord): Omit<Log, 'id'> | null {
  const bridge = useBridge()
  const [log, setLog] = useState<Log | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new state or attempt is worth a look at once.
  useEffect(() => {
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const load = async () => {
      const lines = await bridge.call('getLog', { id })
      if (isOver) return
      setLog((before) =>
        before?.id === id && isSame(before.lines, lines) ? before : { id, lines, problem: null },
      )
      if (!isTerminal(state)) timer = setTimeout(look, EVERY_MS)
    }
    const look = () => {
      load().catch((error: Error) => {
        if (!isOver) setLog({ id, lines: [], problem: error.message })
      })
    }
    look()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [bridge, id, state, attempt])
  return log?.id === id ? log : null
}

const isSame = (a: readonly LogLine[], b: readonly LogLine[]): boolean =>
  a.length === b.length && a.at(-1)?.time === b.at(-1)?.time && a.at(-1)?.text === b.at(-1)?.text
