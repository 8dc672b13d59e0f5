import { DownloadError } from '../../shared/failure.ts'
import { type Coding, codingOf } from './content-coding.ts'
import { rangeHeaders } from './content-range.ts'
import { prepareFolder } from './folder.ts'
import { type Answer, follow, type Route, refusal } from './follow.ts'
import type { Leftover } from './leftover.ts'
import { rangeProblem } from './open-range.ts'
import { PartFile, removePart } from './part-file.ts'
import { type ByteRange, missing, totalOf } from './ranges.ts'
import type { RequestHeaders } from './request-headers.ts'
import { responseName } from './response-name.ts'
import { holdsSameBytes } from './same-bytes.ts'
import type { Sidecar } from './sidecar.ts'
import { isSmall } from './small-file.ts'
import { strongValidator } from './validator.ts'

/** A part file, what it lacks, and the first answer to fill it from; null when it lacks nothing. */
export type Beginning = {
  readonly part: PartFile
  readonly sidecar: Sidecar
  /** In order. One that has no end is of a file whose size nobody knows. */
  readonly gaps: readonly ByteRange[]
  readonly answer: Answer | null
  /** To be taken off what comes. */
  readonly coding?: Coding | null
}

export type Wanted = {
  readonly id: string
  readonly url: URL
  /** As the person gave it. */
  readonly link: string
  readonly dir: string
  readonly filename: string | undefined
  readonly title: string | undefined
  readonly headers: RequestHeaders
  readonly route: Route
}

/** What can be gone on from. */
export type Part = Extract<Leftover, { kind: 'part' }>

/** Asks for what is missing and goes on from what was left, or begins anew and says so. */
export async function begin(wanted: Wanted, left: Part | null): Promise<Beginning> {
  if (left) {
    const resumed = await resume(wanted, left)
    if (resumed && 'part' in resumed) return resumed
    return await beginAnew(wanted, resumed)
  }
  return await beginAnew(wanted, null)
}

/** The whole file's answer instead, if that is what came. Null: it must be asked for. */
async function resume(wanted: Wanted, left: Part): Promise<Beginning | Answer | null> {
  const { url, headers, route, link } = wanted
  const { path } = left
  const sidecar = { ...left.sidecar, url: link }
  const { validator, size, ranges } = sidecar
  if (validator === null || size === null) {
    return await startOver(wanted, path, 'the server gives no sign by which to know the same file again.')
  }
  if (left.sidecar.url !== link && !(await holdsSameBytes(left, { url, headers, validator, size }, route))) {
    return await startOver(wanted, path, 'what the new link leads to is another file.')
  }
  const gaps = missing(ranges, size)
  const [gap] = gaps
  if (!gap) return { part: PartFile.open(path), sidecar, gaps, answer: null }
  // To the end of the file: then it can do without further answers, if there are to be none.
  const range = { start: gap.start, end: size }
  const answer = await follow(url, { ...headers, ...rangeHeaders(range, validator) }, route)
  const problem = rangeProblem(answer.exchange, range, { validator, size })
  if (problem === null) {
    route.log(`Going on from ${totalOf(ranges)} of ${size} bytes`)
    return { part: PartFile.open(path), sidecar, gaps, answer }
  }
  if (problem instanceof DownloadError) {
    answer.exchange.leave()
    throw problem
  }
  await startOver(wanted, path, problem.message)
  if (refusal(answer.exchange) === null) return answer
  answer.exchange.leave()
  return null
}

async function startOver({ route }: Wanted, path: string, reason: string): Promise<null> {
  route.log(`Starting over: ${reason}`)
  await removePart(path)
  return null
}

async function beginAnew(wanted: Wanted, whole: Answer | null): Promise<Beginning> {
  const { id, link, dir, filename, title, url, headers, route } = wanted
  const answer = whole ?? (await follow(url, headers, route))
  const { exchange } = answer
  try {
    const failed = refusal(exchange)
    if (failed) throw failed
    const name = responseName({
      filename,
      title,
      disposition: exchange.header('content-disposition'),
      type: exchange.header('content-type'),
      url: exchange.url,
    })
    const coding = codingOf(exchange, filename)
    if (coding !== null) {
      route.log(
        `${exchange.url.host} sends it packed (${coding}): it is unpacked as it comes, and begun anew after a stop.`,
      )
    }
    // Both are of the packed bytes, which nobody keeps.
    const size = coding === null ? exchange.length : null
    const validator = coding === null ? strongValidator(exchange) : null
    prepareFolder(dir, size)
    const ranges: Sidecar['ranges'] = []
    const sidecar: Sidecar = { version: 1, id, url: link, name, validator, size, ranges, publishing: null }
    const part = (isSmall(size) ? PartFile.createSmall(dir, id) : null) ?? PartFile.create(dir, sidecar)
    return { part, sidecar, gaps: [{ start: 0, end: size ?? Number.POSITIVE_INFINITY }], answer, coding }
  } catch (error) {
    exchange.leave()
    throw error
  }
}
