import type { Progress } from '../../shared/run-protocol.ts'
import { ProgressPattern } from './progress-pattern.ts'

/** A look at lines costs more than a line does, and more often nobody sees what it finds. */
const LOOK_MS = 100
/** So many at the latest, however fast they come. */
const MOST_UNREAD = 200
const LONGEST_LAST_LINE = 500

type Ears = {
  /** What a person says its progress looks like; undefined: it tells none. */
  readonly pattern: string | undefined
  report(progress: Partial<Progress>): void
  log(line: string): void
}

/** Tells a program's progress from its words. Dispose when it has ended: what it said last is read then. */
export class CommandLines implements Disposable {
  readonly #ears: Ears
  readonly #pattern: ProgressPattern | null
  readonly #unread: string[] = []
  /** Set while the latest look was less than its interval ago. */
  #timer: NodeJS.Timeout | undefined
  /** Of stdout; empty: none yet. */
  lastOutput = ''
  /** That is none of progress. What came since the latest look is not in it yet. */
  lastWords = ''

  constructor(ears: Ears) {
    this.#ears = ears
    this.#pattern = ears.pattern === undefined ? null : new ProgressPattern(ears.pattern)
  }

  output(line: string): void {
    if (line.trim() !== '') this.lastOutput = line.trim()
    this.hear(line)
  }

  /** Of stderr or stdout. */
  hear(line: string): void {
    if (line.trim() === '') return
    this.#unread.push(line)
    if (this.#timer === undefined || this.#unread.length >= MOST_UNREAD) this.#look()
  }

  [Symbol.dispose](): void {
    this.#read()
    clearTimeout(this.#timer)
  }

  #look(): void {
    this.#read()
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      if (this.#unread.length > 0) this.#look()
    }, LOOK_MS)
  }

  #read(): void {
    const lines = this.#unread.splice(0)
    const found = this.#progressIn(lines)
    for (const [index, line] of lines.entries()) if (!found[index]) this.#hearWords(line)
    const told = found.filter((progress) => progress !== null)
    if (told.length > 0) this.#ears.report(Object.assign({}, ...told))
  }

  #progressIn(lines: readonly string[]): readonly (Partial<Progress> | null)[] {
    if (this.#pattern === null || this.#pattern.isTooSlow) return []
    const found = this.#pattern.read(lines)
    if (this.#pattern.isTooSlow) this.#ears.log('The progress pattern takes too long: progress is not shown.')
    return found
  }

  #hearWords(line: string): void {
    this.lastWords = line.trim().slice(0, LONGEST_LAST_LINE)
    this.#ears.log(line)
  }
}
