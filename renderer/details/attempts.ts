import type { LogLine } from '../../shared/log-line.ts'

export type Attempt = {
  readonly number: number
  /** Ms since the epoch. */
  readonly began: number
  /** Null while it goes on. */
  readonly ended: number | null
  /** How it ended, in the engine's words. */
  readonly outcome: string | null
  readonly isGood: boolean
}

const BEGAN = /^Attempt (\d+) began/
const ENDED = /^(Finished|Failed|Paused|Cancelled)/

/** The attempts a log tells of, in order. A log is bounded: the earliest may have gone from it. */
export function attemptsIn(lines: readonly LogLine[]): readonly Attempt[] {
  const attempts: Attempt[] = []
  for (const { time, text } of lines) {
    const [, number] = BEGAN.exec(text) ?? []
    if (number !== undefined) {
      attempts.push({ number: Number(number), began: time, ended: null, outcome: null, isGood: false })
      continue
    }
    const last = attempts.at(-1)
    if (!last || last.ended !== null || !ENDED.test(text)) continue
    attempts[attempts.length - 1] = {
      ...last,
      ended: time,
      outcome: text,
      isGood: text.startsWith('Finished'),
    }
  }
  return attempts
}
