import type { BigIntStats } from 'node:fs'
import { lstat, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { errorCode } from './error-code.ts'
import { numbered } from './file-name.ts'
import { draftPath, removePart, smallPartPath } from './part-file.ts'
import { readSidecar, type Sidecar } from './sidecar.ts'

/** What an earlier attempt at the same record left. */
export type Leftover =
  | { readonly kind: 'nothing' }
  /** Its file was whole and has its name, `file`; only the word of it was lost. */
  | { readonly kind: 'finished'; readonly path: string; readonly file: string }
  /** `path`: of the part file. */
  | { readonly kind: 'part'; readonly path: string; readonly sidecar: Sidecar }

export type Search = {
  /** Where the file is to go. */
  readonly dir: string
  /** The record's. */
  readonly id: string
  readonly url: string
  /** Where the part file was last heard to be; null: nobody heard. */
  readonly earlier: string | null
  log(line: string): void
}

const SUFFIX = '.part.json'
/** The highest number a name is looked for with. */
const MOST_NUMBERS = 10_000

export const nothing: Leftover = { kind: 'nothing' }

/** Finds it, also when nobody heard where it was, and takes away what cannot be gone on with. */
export async function findLeftover(search: Search): Promise<Leftover> {
  const { dir, id, earlier } = search
  await rm(draftPath(dir, id), { force: true })
  let found = nothing
  const known = earlier === null ? [] : [earlier]
  for (const path of new Set([...known, smallPartPath(dir, id), ...(await partsOf(dir, id))])) {
    const leftover = await examined(path, search)
    // There is one at most, unless a person made copies.
    if (found.kind === 'nothing') found = leftover
  }
  return found
}

async function examined(path: string, search: Search): Promise<Leftover> {
  const sidecar = await readSidecar(path)
  if (isKnown(sidecar) && sidecar.id !== search.id) return nothing
  const file = isKnown(sidecar) ? await finishedFile(path, sidecar) : await finishedSmallFile(path, search)
  if (file !== undefined) return { kind: 'finished', path, file }
  const problem = await problemWith(path, sidecar, search)
  if (isKnown(sidecar) && problem === null) return { kind: 'part', path, sidecar }
  if (problem !== null) search.log(`Starting over: ${problem}`)
  await removePart(path)
  return nothing
}

const isKnown = (sidecar: Sidecar | null | 'unreadable'): sidecar is Sidecar =>
  sidecar !== null && sidecar !== 'unreadable'

/** Why one must start over; null when one need not, or when there is nothing to speak of. */
async function problemWith(
  path: string,
  sidecar: Sidecar | null | 'unreadable',
  { dir, url }: Search,
): Promise<string | null> {
  const file = await facts(path)
  if (sidecar === 'unreadable') return 'what was noted about the unfinished file cannot be read.'
  if (sidecar === null) return file ? 'nothing is known about the unfinished file.' : null
  // A new link to the same version may be gone on from: whoever asks it looks closely.
  const isOneVersion = sidecar.validator !== null && sidecar.size !== null
  if (sidecar.url !== url && !isOneVersion) return 'the link is another one now.'
  if (dirname(path) !== dir) return 'the folder is another one now.'
  if (!file?.isFile()) return 'the unfinished file is gone.'
  // Writing to it would change a finished file, or somebody's copy.
  if (file.nlink > 1n) return 'the unfinished file has a second name.'
  const end = Math.max(0, ...sidecar.ranges.map((range) => range.end))
  return file.size < end ? 'the unfinished file is shorter than it was.' : null
}

/** The part files in `dir` whose sidecars name the record. */
async function partsOf(dir: string, id: string): Promise<string[]> {
  const names = await readdir(dir).catch(() => [])
  const parts: string[] = []
  for (const name of names.filter((name) => name.endsWith(SUFFIX))) {
    const path = join(dir, name.slice(0, -'.json'.length))
    const sidecar = await readSidecar(path)
    if (sidecar !== 'unreadable' && sidecar?.id === id) parts.push(path)
  }
  return parts
}

/** The path of the file the part became, if it did. */
async function finishedFile(part: string, sidecar: Sidecar): Promise<string | undefined> {
  const file = await facts(part)
  if (file && file.nlink > 1n) return await withSameFile(part, file, sidecar.name)
  if (sidecar.publishing === null) return undefined
  const path = join(dirname(part), sidecar.publishing)
  const there = await facts(path)
  if (!file) return there?.size === BigInt(sidecar.size ?? -1) ? path : undefined
  // The name was taken for it, by an empty file, and it has not got there.
  if (there?.size !== 0n) return undefined
  await rename(part, path)
  return path
}

/** Which of the names it may have been given does name the part's very file. */
async function withSameFile(part: string, file: BigIntStats, name: string): Promise<string | undefined> {
  const names = new Set(await readdir(dirname(part)))
  const candidates = Array.from({ length: MOST_NUMBERS }, (_, number) => numbered(name, number))
  return await sameFileAmong(
    candidates.filter((name) => names.has(name)),
    part,
    file,
  )
}

/** What else in its folder names the part of a small file, of which nothing is noted: it was whole when it got that name. */
async function finishedSmallFile(part: string, { dir, id }: Search): Promise<string | undefined> {
  const file = part === smallPartPath(dir, id) ? await facts(part) : undefined
  if (!file || file.nlink < 2n) return undefined
  const names = await readdir(dir)
  return await sameFileAmong(
    names.filter((name) => name !== basename(part)),
    part,
    file,
  )
}

async function sameFileAmong(
  names: readonly string[],
  part: string,
  file: BigIntStats,
): Promise<string | undefined> {
  for (const name of names) {
    const path = join(dirname(part), name)
    const other = await facts(path)
    if (other?.ino === file.ino && other.dev === file.dev) return path
  }
  return undefined
}

/** Undefined: there is no such file. */
async function facts(path: string): Promise<BigIntStats | undefined> {
  try {
    return await lstat(path, { bigint: true })
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined
    throw error
  }
}
