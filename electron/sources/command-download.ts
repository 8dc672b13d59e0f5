import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, isAbsolute, join, relative, sep } from 'node:path'
import { DownloadError } from '../../shared/failure.ts'
import { type CommandSettings, type CommandTemplate, resultOf, runCommand } from '../tools/command.ts'
import { toDownloadError } from '../transfer/failures.ts'
import { safeName, titled } from '../transfer/file-name.ts'
import { lastSegment } from '../transfer/last-segment.ts'
import type { Job } from './contract.ts'
import { deliver } from './deliver.ts'
import { textOf } from './extra.ts'
import { reportGrowth } from './folder-growth.ts'
import { notPassedOn } from './not-passed-on.ts'
import { inPrivateFolder } from './private-folder.ts'
import { counted } from './tool-limits.ts'

type Wanted = { readonly name: string; readonly url: string }

/** Has a person's own command fetch a link, and returns its file's path. Null: it made none. */
export async function commandDownload(job: Job<CommandSettings>, wanted: Wanted): Promise<string | null> {
  const { dir, signal } = job
  const template = templateOf(job.settings, wanted.name)
  notPassedOn(job, `the command ${template.name}`, ['headers', 'cookiesFile', 'speedLimit', 'username'])
  try {
    return await inPrivateFolder(job, async (folder) => {
      const path = await made(job, { template, url: wanted.url, folder })
      if (path === null) return null
      return await deliver(job, path, resultOf(template) === 'out' ? nameOf(job) : basename(path))
    })
  } catch (error) {
    throw signal.aborted ? error : toDownloadError(error, { host: template.name, dir })
  }
}

function templateOf({ commands = [] }: CommandSettings, name: string): CommandTemplate {
  const template = commands.find((one) => one.name === name) ?? (name === 'default' ? commands[0] : undefined)
  if (template) return template
  const known = commands.map((one) => one.name).join(', ') || 'none'
  throw new DownloadError('not-configured', `There is no command named "${name}". Set up: ${known}.`)
}

type Running = { readonly template: CommandTemplate; readonly url: string; readonly folder: string }

async function made(
  { targetId, signal, ...job }: Job<CommandSettings>,
  { template, url, folder }: Running,
): Promise<string | null> {
  const report = counted(job)
  // What the person says of progress is theirs; else there is what can be seen from outside.
  using _growth = template.progress === undefined ? reportGrowth(folder, report) : null
  const name = nameOf(job)
  const path = await runCommand({
    values: { url, targetId: url, name, dir: folder, out: join(folder, name) },
    ...{ template, signal, proxy: job.proxy },
    tool: (pid, running) => job.tool(pid, running),
    report,
    log: (line) => job.log(line),
  })
  if (path === null && resultOf(template) === 'any') return await onlyFile(folder)
  return path === null ? null : await fileIn(folder, path)
}

/** An option is what it must not look like, wherever it stands. */
function nameOf({ options, extra, displayName }: Pick<Job, 'options' | 'extra' | 'displayName'>): string {
  const { filename, title } = options
  const link = URL.parse(textOf(extra, 'url') ?? '')
  const own = textOf(extra, 'title') ?? displayName
  const called = title === undefined ? own : titled(title, link ? lastSegment(link) : own)
  return safeName(filename ?? called).replace(/^-/, '_')
}

async function onlyFile(folder: string): Promise<string | null> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const [file, another] = entries.filter((entry) => entry.isFile())
  if (another)
    throw new DownloadError('tool-failed', 'The command made several files where one was asked for.')
  return file ? join(file.parentPath, file.name) : null
}

/** What a program says it made is taken from its own folder and nowhere else, wherever links on the disk may lead. */
async function fileIn(folder: string, path: string): Promise<string | null> {
  const [home, place] = await Promise.all([actual(folder), actual(path)])
  const way = relative(home, place)
  if (way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) {
    throw new DownloadError('no-file', `The command's file is not in its own folder: ${path}`)
  }
  const found = await stat(path).catch(() => null)
  return found?.isFile() ? place : null
}

/** What is not there is where it would be. */
const actual = (path: string): Promise<string> => realpath(path).catch(() => path)
