import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { tempFolder } from '../helpers/temp-folder.ts'
import { median, setting } from './figures.ts'
import { type Command, type Cost, measuredRun } from './measured-run.ts'
import type { Order, Program } from './programs.ts'

/** A file that is served, and what its bytes must hash to. */
export type Served = { readonly name: string; readonly url: string; readonly sha256: string }

export type Contest<Name extends string> = {
  readonly programs: Readonly<Record<Name, Program>>
  readonly files: readonly Served[]
  readonly how?: Pick<Order, 'connections' | 'jobs' | 'authority'>
  /** What each program is run by, in place of directly. */
  readonly through?: readonly string[]
  readonly rounds?: number
}

/** What each took, in the middle of all rounds. */
export type Outcome<Name extends string> = Readonly<Record<Name, Cost>>

/** Lets programs fetch the same files in turns, so that what else the machine does hits all alike. Checks each file. */
export async function contest<Name extends string>(of: Contest<Name>): Promise<Outcome<Name>> {
  const rounds = setting('BENCH_ROUNDS', of.rounds ?? 5)
  const entries = Object.entries(of.programs) as [Name, Program][]
  const costs = new Map<Name, Cost[]>(entries.map(([name]) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    // The one that begins has the emptiest disk cache: each does in turn.
    for (let turn = 0; turn < entries.length; turn++) {
      const [name, program] = entries[(turn + round) % entries.length] ?? []
      if (name !== undefined && program) costs.get(name)?.push(await fetched(program, of))
    }
  }
  return Object.fromEntries([...costs].map(([name, all]) => [name, inTheMiddle(all)])) as Outcome<Name>
}

const inTheMiddle = (costs: readonly Cost[]): Cost => ({
  wall: median(costs.map(({ wall }) => wall)),
  cpu: median(costs.map(({ cpu }) => cpu)),
})

/** One program's run into an empty folder. Throws when a file is not what was served. */
export async function fetched<Name extends string>(
  program: Program,
  { files, how, through = [] }: Omit<Contest<Name>, 'programs'>,
  onStart?: (pid: number) => void,
): Promise<Cost> {
  await using folder = await tempFolder()
  const dir = join(folder.path, 'files')
  const list = join(folder.path, 'list')
  const urls = files.map(({ url }) => url)
  await mkdir(dir)
  await writeFile(list, `${urls.join('\n')}\n`)
  // What was written before is not this one's to wait for.
  spawnSync('sync')
  const command = program({ urls, list, dir, ...how })
  const cost = await measuredRun(behind(through, command), folder.path, onStart)
  for (const { name, sha256 } of files) {
    const actual = await sha256Of(join(dir, name))
    if (actual !== sha256) throw new Error(`${command.args.join(' ')}: ${name} is another file.`)
  }
  await rm(dir, { recursive: true })
  return cost
}

const behind = (through: readonly string[], { args, ...command }: Command): Command => ({
  ...command,
  args: [...through, ...args],
})

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), hash)
  return hash.digest('hex')
}
