import { createContext, runInContext } from 'node:vm'
import type { Progress } from '../../shared/run-protocol.ts'

/** A line's beginning says all, and a pattern's cost may grow with every character. */
const LONGEST_LINE = 1_000
/** A pattern that takes longer on one line tries the same thing in ever new ways. */
const LONGEST_MS = 50

type Groups = { readonly [name in 'percent' | 'transferred' | 'size' | 'speed' | 1]?: string }

/**
 * A person's regular expression for a tool's progress lines. Its groups `percent`, `transferred`, `size` and
 * `speed` are read (bytes, or with a unit as in `1.5MiB`); without names the first group is the percentage.
 *
 * A pattern may take for ever on the wrong line, and would hold up the whole process: it is given little
 * time, and is not tried again when it took more.
 */
export class ProgressPattern {
  readonly #context: object
  #isTooSlow = false

  /** Throws when `source` is no regular expression. */
  constructor(source: string) {
    this.#context = createContext({ pattern: new RegExp(source, 'u'), line: '' })
  }

  /** True once a line took it too long. */
  get isTooSlow(): boolean {
    return this.#isTooSlow
  }

  /** What a line says; null when it is none of progress. */
  read(line: string): Partial<Progress> | null {
    if (this.#isTooSlow) return null
    const groups = this.#groups(line.slice(0, LONGEST_LINE))
    if (groups === null) return null
    const transferred = bytesIn(groups.transferred)
    const size = bytesIn(groups.size)
    const speed = bytesIn(groups.speed)
    const percent = percentIn(groups.percent ?? groups[1])
    const progress = {
      ...(transferred !== null && { transferred }),
      ...(size !== null && { size }),
      ...(speed !== null && { speed }),
      ...(percent !== null && { percent }),
    }
    return Object.keys(progress).length === 0 ? null : progress
  }

  #groups(line: string): Groups | null {
    try {
      Object.assign(this.#context, { line })
      // In a context of its own, since that is what can be stopped from outside.
      const found: unknown = runInContext(
        '(() => { const m = pattern.exec(line); return m && JSON.stringify(m.groups ?? { 1: m[1] }) })()',
        this.#context,
        { timeout: LONGEST_MS },
      )
      return typeof found === 'string' ? (JSON.parse(found) as Groups) : null
    } catch {
      this.#isTooSlow = true
      return null
    }
  }
}

function percentIn(text: string | undefined): number | null {
  const percent = Number.parseFloat((text ?? '').replace(',', '.'))
  return percent >= 0 && percent <= 100 ? percent : null
}

const units = ['', 'K', 'M', 'G', 'T']

/** `1.5MiB`, `10 kB`, `1,024`, `77`. What tools call K is 1024 far more often than not. */
function bytesIn(text: string | undefined): number | null {
  const [, figure, unit = ''] = /^\s*([\d.,]+)\s*([KMGT]?)i?B?\b/i.exec(text ?? '') ?? []
  if (figure === undefined) return null
  const bytes = Number(figure.replaceAll(',', '')) * 1_024 ** units.indexOf(unit.toUpperCase())
  return Number.isFinite(bytes) ? Math.round(bytes) : null
}
