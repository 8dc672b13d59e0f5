import { assertNever } from '../../shared/assert-never.ts'
import type { Probed } from '../../shared/probe.ts'
import { failureWords } from '../engine-words.ts'
import { format } from '../format.ts'
import { texts } from '../texts.ts'

const words = texts.add.probed

type Props = {
  readonly probed: Probed
  /** False: it was asked for another name or folder, and what is there already is in nobody's way. */
  readonly isOfNow: boolean
}

/** What a server said of a file: its size, or why there is none to be had. */
export function ProbedFacts({ probed, isOfNow }: Props) {
  switch (probed.kind) {
    case 'facts': {
      const { size, resumable, exists } = probed.facts
      return (
        <>
          {exists && isOfNow && <span className="match-known">{words.exists}</span>}
          <span className="match-size" title={resumable ? words.resumable : words.notResumable}>
            {size === null ? words.unknownSize : format.bytes(size)}
          </span>
        </>
      )
    }
    case 'failed':
      return (
        <span className="match-problem" title={probed.failure.message} dir="auto">
          {failureWords(probed.failure)}
        </span>
      )
    case 'busy':
      return <span className="match-size">{words.busy}</span>
    case 'unable':
      return <span className="match-size">{words.unknownSize}</span>
    default:
      return assertNever(probed)
  }
}
