import { type Stats, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { z } from 'zod'
import type { Verification } from '../../shared/checksum.ts'
import { DownloadError, type DownloadFailure, failure } from '../../shared/failure.ts'
import { Listing } from '../../shared/listing.ts'
import type { RunOrder, RunOutcome } from '../../shared/run-protocol.ts'
import type { Job, Source } from '../sources/contract.ts'

/** What a run tells while it goes on. */
export type Reports = Pick<Job, 'report' | 'log' | 'partial' | 'wrote' | 'tool' | 'connections' | 'limits'>

/** Carries out one attempt. Never rejects: whatever goes wrong is an outcome. The signal's reason: a StopReason. */
export async function carryOut(
  order: RunOrder,
  find: () => Promise<Source | undefined>,
  signal: AbortSignal,
  reports: Reports,
): Promise<RunOutcome> {
  try {
    const source = await find()
    if (!source) return failed(failure('internal', `There is no source named ${order.source}.`))
    return await runOf(order, source, signal, reports)
  } catch (error) {
    return signal.aborted ? { kind: 'stopped' } : failed(failureOf(error))
  }
}

/** Rejects with whatever the source throws. */
async function runOf(
  order: RunOrder,
  source: Source,
  signal: AbortSignal,
  reports: Reports,
): Promise<RunOutcome> {
  const settings = source.settings.safeParse(order.settings)
  if (!settings.success) {
    const problems = z.prettifyError(settings.error)
    return failed(failure('not-configured', `The settings of ${source.label} are not right: ${problems}`))
  }
  if (order.purpose === 'probe') {
    const facts = await source.probe?.({ ...order, settings: settings.data, signal })
    return facts ? { kind: 'facts', facts } : { kind: 'nothing' }
  }
  const about: About = { written: new Set() }
  const verified = (how: Verification) => {
    about.verified = how
  }
  const wrote = (path: string) => {
    about.written.add(path)
    reports.wrote(path)
  }
  const made = await source.download(jobOf(order, settings.data, signal, { ...reports, wrote, verified }))
  if (made === null) return { kind: 'nothing' }
  if (typeof made === 'string') return await doneWith(made, about, signal)
  return { kind: 'list', listing: Listing.parse(made) }
}

const failed = (failure: DownloadFailure): RunOutcome => ({ kind: 'failed', failure })

type Told = Reports & Pick<Job, 'verified'>

function jobOf(order: RunOrder, settings: unknown, signal: AbortSignal, reports: Told): Job {
  const { id, targetId, displayName, filename, extra, options, proxy, dir, partial: earlier, isFirst } = order
  const about = { id, targetId, displayName, filename, extra, options, proxy, dir, earlier, isFirst }
  return { ...about, settings, signal, ...reports }
}

/** What a source told of its file, and which files it wrote. */
type About = { readonly written: Set<string>; verified?: Verification }

async function doneWith(
  filePath: string,
  { written, ...about }: About,
  signal: AbortSignal,
): Promise<RunOutcome> {
  // Cancelled while its last step was made: nobody wants it, and the name was ours alone. What was told of
  // goes with the run: removed here too, the name could be another download's by then.
  if (signal.aborted && signal.reason === 'discard') {
    if (!written.has(filePath)) await rm(filePath, { force: true })
    return { kind: 'stopped' }
  }
  const found = fileAt(filePath)
  if (!found?.isFile()) return failed(failure('no-file', `The file is not there: ${filePath}`))
  const others = [...written].filter((path) => path !== filePath)
  const otherFiles = others.length > 0 && { otherFiles: others }
  return { kind: 'done', filePath, size: found.size, ...otherFiles, ...about }
}

/** Undefined: there is none, or it cannot be looked at. */
function fileAt(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

/** What a source did not foresee is a bug, ours or a plug-in's. It is shown and not tried again. */
function failureOf(error: unknown): DownloadFailure {
  if (error instanceof DownloadError) return error.failure
  return failure('internal', error instanceof Error ? error.message : String(error))
}
