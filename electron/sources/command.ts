import { CommandSettings, commandSetup } from '../tools/command.ts'
import { lastSegment } from '../transfer/last-segment.ts'
import { defineSource, type Source, type Target } from './contract.ts'
import { encodedFields } from './encoded-fields.ts'
import { textOf } from './extra.ts'
import { oneLine } from './one-line.ts'

/** A download that names no command is for the first of them. */
const UNNAMED = 'default'

/**
 * Any program a person has made a source of. Its target is `NAME||URL`, and each command has a lane of its
 * own, as each host of the web has. It is asked for by name (`command:NAME` as source, or the link
 * `command:NAME:URL`), since any program could fetch any link.
 */
export const command: Source<CommandSettings> = defineSource({
  name: 'command',
  label: 'Command',
  policy: { concurrency: 1, delay: 0 },
  settings: CommandSettings,
  hostOf: (targetId) => parts(targetId).name,
  takesAny: true,
  recognise(url) {
    const [, name, link] = /^command:([^:]+):(.+)$/.exec(url.href) ?? []
    if (name !== undefined) return target(name, URL.parse(link ?? ''))
    // Of other kinds of links nobody has said yet that they are a program's.
    return /^https?:$/.test(url.protocol) ? target(UNNAMED, url) : null
  },
  parse(filename) {
    const fields = encodedFields(filename, ['command', 'url', 'title'])
    return fields && target(fields.command, URL.parse(fields.url), fields.title, filename)
  },
  processName: (targetId) => `command-dl-${parts(targetId).name}`,
  configured: commandSetup,
  async download(job) {
    const { commandDownload } = await import('./command-download.ts')
    const { name, url } = parts(job.targetId)
    return commandDownload(job, {
      name: textOf(job.extra, 'command') ?? name,
      url: textOf(job.extra, 'url') ?? url,
    })
  },
})

/** The same for one command alone: `command:wget` as a source's name. */
export const commandNamed = (name: string): Source<CommandSettings> => ({
  ...command,
  recognise: (url) => target(name, url),
})

/** Which command a target is for, and what of it. */
function parts(targetId: string): { readonly name: string; readonly url: string } {
  const at = targetId.indexOf('||')
  return at < 0
    ? { name: UNNAMED, url: targetId }
    : { name: targetId.slice(0, at), url: targetId.slice(at + 2) }
}

function target(name: string, url: URL | null, title?: string, filename?: string): Target | null {
  // A program may know more of the web than we do, but a file of this machine is no download.
  if (!url || url.protocol === 'file:' || url.protocol === 'command:') return null
  const displayName = title ?? (oneLine(lastSegment(url)) || url.host)
  const extra = { command: name, url: url.href, ...(title !== undefined && { title }) }
  return {
    targetId: `${name}||${url.href}`,
    displayName: displayName || url.href,
    filename: filename ?? `${name}||${url.href}||${displayName || url.href}`,
    extra,
  }
}
