import { z } from 'zod'
import type { Progress } from '../../shared/run-protocol.ts'

/** yt-dlp prints `"NA"` for what it does not know. */
const Figure = z.union([z.number().nonnegative(), z.literal('NA').transform(() => null), z.null()])

const Report = z.strictObject({
  status: z.string(),
  transferred: Figure,
  size: Figure,
  estimate: Figure,
  speed: Figure,
  eta: Figure,
  fragment: Figure,
  fragments: Figure,
})

const Parts = z.union([
  z.array(z.string()),
  z.literal('NA').transform(() => []),
  z.null().transform(() => []),
])

/** For `--progress-template`: one JSON object a line, each field as `Report` has it. */
export const progressTemplate = `{${[
  '"status":%(progress.status)j',
  '"transferred":%(progress.downloaded_bytes)j',
  '"size":%(progress.total_bytes)j',
  '"estimate":%(progress.total_bytes_estimate)j',
  '"speed":%(progress.speed)j',
  '"eta":%(progress.eta)j',
  '"fragment":%(progress.fragment_index)j',
  '"fragments":%(progress.fragment_count)j',
].join()}}`

/** Adds up the files one download is made of: picture and sound come apart and are joined at the end. */
export class YtDlpProgress {
  /** Bytes of the files that are whole. */
  #before = 0
  #whole = 0
  #parts = 1

  /** Takes which formats one download is made of: a list where they come apart. Throws when `json` is neither. */
  expect(json: string): void {
    this.#parts = Math.max(1, Parts.parse(JSON.parse(json)).length)
  }

  /** Throws when `json` is not what `progressTemplate` makes. */
  read(json: string): Partial<Progress> {
    const { status, transferred, size, estimate, speed, eta, fragment, fragments } = Report.parse(
      JSON.parse(json),
    )
    const bytes = Math.round(transferred ?? size ?? 0)
    const all = size ?? estimate
    const progress = {
      transferred: this.#before + bytes,
      size: all === null ? null : this.#before + Math.max(bytes, Math.round(all)),
      speed: speed ?? 0,
      timeRemaining: eta,
      percent: fragment !== null && fragments ? this.#share(fragment / fragments) : null,
    }
    if (status === 'finished') {
      this.#before += bytes
      this.#whole += 1
    }
    return progress
  }

  /** Of all parts, from that of the present one. One more than was said is the last. */
  #share(ofPart: number): number {
    const whole = Math.min(this.#whole, this.#parts - 1)
    return (100 * (whole + Math.min(1, ofPart))) / this.#parts
  }
}
