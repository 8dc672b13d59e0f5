import { Command, CommanderError, Option } from 'commander'
import { HeaderText } from '../../shared/header-text.ts'
import { NoProxy, ProxySetting } from '../../shared/proxy.ts'
import type { ProcessHost } from '../process/process-host.ts'
import { addRule, parseBy, parseLimit, parseToken, parseWhole } from './arguments.ts'
import { CommandError, exitCode } from './exit-code.ts'
import { takesLinkOptions } from './link-options.ts'

// Each command loads what it needs when it is the one that was asked for: `sluice --help` and `sluice list`
// should not wait for an engine.

type Surroundings = {
  /** Where the built files are. */
  readonly folder: string
  /** For downloads in the foreground, if some are begun already. */
  readonly processes: ProcessHost | null
}

/** Runs one command line and returns the exit code. */
export async function runProgram(args: readonly string[], surroundings: Surroundings): Promise<number> {
  let code: number = exitCode.ok
  const program = makeProgram(surroundings, (result) => {
    code = result
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    // Commander has already said what is wrong; asking for help is not.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.usage
    if (!(error instanceof CommandError)) throw error
    process.stderr.write(`sluice: ${error.message}\n`)
    return error.code
  }
}

function makeProgram(surroundings: Surroundings, done: (code: number) => void): Command {
  const { folder } = surroundings
  const program = new Command('sluice')
    .description('A download manager that gives every source its own lane.')
    .exitOverride()
    .showHelpAfterError('(sluice --help shows what there is)')
  addGet(program, surroundings, done)
  addServe(program, folder, done)
  addClients(program)
  return program
}

function addGet(program: Command, { folder, processes }: Surroundings, done: (code: number) => void): void {
  const command = program
    .command('get')
    .summary('download links here and now')
    .description('Downloads links in the foreground; exit 0 only if all succeeded.')
    .argument('[url...]', 'what to download')
    .option('-i, --input <file>', 'read more links from a file, one a line (-: from standard input)')
    .option('-j, --jobs <n>', 'downloads at once, per host and in all', parseWhole(1, 64))
    .option('--json', 'print one JSON record a line as each ends')
  takesLinkOptions(command).action(async (urls: string[], options) => {
    const { get } = await import('./get.ts')
    const { downloadProcesses } = await import('./download-processes.ts')
    done(await get(urls, options, processes ?? downloadProcesses(folder)))
  })
}

function addServe(program: Command, folder: string, done: (code: number) => void): void {
  program
    .command('serve')
    .summary('run Sluice with its window in the browser')
    .description('Runs the engine and serves its window and JSON-RPC until it is interrupted.')
    .option('--port <n>', 'port to listen on (0: any that is free)', parseWhole(0, 65_535), 6_800)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--token <secret>', 'secret callers must show (default: the one in the data folder)', parseToken)
    .option('--data <folder>', 'data folder (default: SLUICE_DATA_DIR, or the usual place)')
    .option('--open', 'open the window in the browser')
    .action(async (options) => {
      const { serve } = await import('../headless.ts')
      done(await serve(options, folder))
    })
}

/** Commands that ask the Sluice that is running. */
function addClients(program: Command): void {
  const remote = () => import('./remote.ts')
  const adding = program.command('add').summary('queue links in the running Sluice').argument('<url...>')
  takesLinkOptions(adding).action(async (urls: string[], options) => (await remote()).add(urls, options))
  program
    .command('list')
    .summary('show downloads')
    .option('--json', 'print one JSON record a line')
    .option('--source <name>', 'only those of one source')
    .action(async (options) => (await remote()).list(options))
  program
    .command('history')
    .summary('show what has been downloaded')
    .argument('[search]', 'part of a name, a link or a source')
    .option('--json', 'print one JSON entry a line')
    .action(async (search: string | undefined, options) => (await remote()).history(search, options))
  program
    .command('status')
    .summary('show one download in full')
    .argument('<id>', 'its id, or the beginning of it')
    .action(async (id: string) => (await remote()).status(id))
  program
    .command('cancel')
    .summary('cancel downloads')
    .argument('<id...>')
    .option('--remove', 'take the rows away too')
    .action(async (ids: string[], { remove = false }) => {
      await (await remote()).change(ids, 'cancelled', 'cancelDownload', { remove })
    })
  for (const [name, method, past] of changes) {
    program
      .command(name)
      .summary(`${name} downloads`)
      .argument('<id...>')
      .action(async (ids: string[]) => (await remote()).change(ids, past, method, {}))
  }
  program
    .command('refresh')
    .summary('go on with a download from a new link to the same file')
    .argument('<id>')
    .argument('<url>', 'the new link')
    .action(async (id: string, url: string) => (await remote()).refresh(id, url))
  program
    .command('lanes')
    .summary('show lanes, or set one')
    .argument('[source]', 'the source whose lane to set')
    .option('--host <name>', 'one host of the source')
    .option('--concurrency <n>', 'downloads at once', parseWhole(1, 64))
    .option('--delay <seconds>', 'time between two downloads', Number)
    .option('--limit <rate>', 'bytes a second of all its downloads together, such as 500k; none', parseLimit)
    .addOption(new Option('--pause', 'start nothing more').conflicts('resume'))
    .option('--resume', 'go on')
    .option('--json', 'print JSON')
    .action(async (source: string | undefined, options) => (await remote()).lanes(source, options))
  addSources(program)
  addPreferences(program)
}

function addSources(program: Command): void {
  program
    .command('match')
    .summary('show which source would take links, and which others could')
    .argument('<url...>')
    .option('--source <name>', 'as if this one were named')
    .option('--json', 'print one JSON line a link')
    .action(async (urls: string[], options) => (await import('./sources.ts')).match(urls, options))
  program
    .command('sources')
    .summary('show where downloads can come from, and what is not set up')
    .option('--json', 'print JSON')
    .action(async (options) => (await import('./sources.ts')).sources(options))
  program
    .command('plugins')
    .summary('show your own sources, or turn them on or off')
    .description('Shows the sources you have put into the plugins folder, and what is wrong with them.')
    .addOption(new Option('--on', 'load them from the next start on').conflicts('off'))
    .option('--off', 'load them no more from the next start on')
    .option('--json', 'print JSON')
    .action(async (options) => (await import('./sources.ts')).plugins(options))
}

function addPreferences(program: Command): void {
  program
    .command('preferences')
    .summary('show preferences, or set some')
    .option('--limit <rate>', 'bytes a second of all downloads together, such as 5M; none', parseLimit)
    .option(
      '--schedule <rule>',
      "'mon-fri 08:00-18:00 500k'; may be repeated, the first that holds counts",
      addRule,
    )
    .option('--no-schedule', 'the same limit at any time')
    .option(
      '--proxy <address>',
      "http://host:port, https://… or socks5://…; none: straight; '': as the environment says",
      parseBy(ProxySetting),
    )
    .option(
      '--proxy-except <servers>',
      "names and addresses that are asked without it; '': none",
      parseBy(NoProxy),
    )
    .option('--user-agent <text>', "who asks, as servers see it; '': Sluice", parseBy(HeaderText))
    .option(
      '--referer <link>',
      "the page that has the links, as servers see it; *: each link itself; '': none",
      parseBy(HeaderText),
    )
    .action(async (options) => (await import('./remote.ts')).preferences(options))
}

const changes = [
  ['pause', 'pauseDownload', 'paused'],
  ['resume', 'resumeDownload', 'resumed'],
  ['retry', 'retryDownload', 'queued again'],
] as const
