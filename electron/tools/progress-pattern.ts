import { createContext, runInContext } from 'node:vm'
import { z } from 'zod'
import type { Progress } from '../../shared/run-protocol.ts'

/** A line's beginning says all, and a pattern's cost may grow with every character. */
const LONGEST_LINE = 1_000
/** A pattern that takes longer, though it has a few lines to look at, tries the same thing in ever new ways. */
const LONGEST_MS = 250

const Text = z.string().optional()
const Groups = z.object({ percent: Text, transferred: Text, size: Text, speed: Text, 1: Text })
type Groups = z.infer<typeof Groups>

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
    this.#context = createContext({ pattern: new RegExp(source, 'u'), lines: '' })
  }

  /** True once a line took it too long. */
  get isTooSlow(): boolean {
    return this.#isTooSlow
  }

  /** What each line says; null where it is none of progress. */
  read(lines: readonly string[]): (Partial<Progress> | null)[] {
    if (this.#isTooSlow) return lines.map(() => null)
    return this.#groups(lines.map((line) => line.slice(0, LONGEST_LINE))).map(progressIn)
  }

  #groups(lines: readonly string[]): readonly (Groups | null)[] {
    try {
      Object.assign(this.#context, { lines: JSON.stringify(lines) })
      // In a context of its own, since that is what can be stopped from outside.
      const found = runInContext(LOOK, this.#context, { timeout: LONGEST_MS + lines.length })
      return Found.parse(JSON.parse(found))
    } catch {
      this.#isTooSlow = true
      return lines.map(() => null)
    }
  }
}

const LOOK = `JSON.stringify(JSON.parse(lines).map((line) => {
  const found = pattern.exec(line)
  return found && (found.groups ?? { 1: found[1] })
}))`

const Found = z.array(Groups.nullable())

function progressIn(groups: Groups | null): Partial<Progress> | null {
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

function percentIn(text: string | undefined): number | null {
  const [, figure] = /^\s*(\d+(?:[.,]\d*)?|[.,]\d+)\s*%?\s*$/.exec(text ?? '') ?? []
  const percent = Number(figure?.replace(',', '.'))
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
