import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { DownloadOptions } from '../../shared/options.ts'
import { addHeader, type Credentials, parseRate, parseUser, parseWhole } from './arguments.ts'

/** What the command line says of links, as commander hands it over. */
export type LinkOptions = {
  readonly dir?: string
  readonly output?: string
  readonly connections?: number
  readonly source?: string
  readonly checksum?: string
  readonly checksumFile?: string
  readonly header?: Record<string, string>
  readonly cookies?: string
  readonly user?: Credentials
  readonly insecure?: boolean
  readonly allowDowngrade?: boolean
  readonly limit?: number
  readonly proxy?: string
  readonly userAgent?: string
  readonly referer?: string
}

/** What can be said of links, wherever they are downloaded. */
export const takesLinkOptions = (command: Command): Command =>
  command
    .option('-d, --dir <folder>', 'where files go')
    .option('-o, --output <name>', 'name of the file, for a single link')
    .option('-x, --connections <n>', 'connections per download', parseWhole(1, 16))
    .option('--source <names>', 'the source to use, whatever the links look like; of a,b,c each in turn')
    .option('--checksum <sum>', 'sha256:HEX the file must have, for a single link; or sha512, sha1, md5')
    .option('--checksum-file <link>', "where that is to be read; 'beside': file.sha256, SHA256SUMS …")
    .option('--header <line>', "'Name: value' to send along; may be repeated", addHeader)
    .option('--cookies <file>', 'cookies to send, as a browser exports them (cookies.txt)')
    .option('-u, --user <name:password>', 'for a server that asks for them (Digest or Basic)', parseUser)
    .option('--insecure', 'accept any certificate: expired, self-signed, made for another host')
    .option('--allow-downgrade', 'let a redirect lead from https to http')
    .option('--proxy <address>', 'http://host:port or socks5://…; none: straight')
    .option('--user-agent <text>', 'who asks, as servers see it')
    .option('--referer <link>', 'the page that has the link, as servers see it; *: the link itself')
    .option('--limit <rate>', 'bytes a second per download, such as 500k or 5M', parseRate)

/** The same in the method table's words; download folders are the caller's, since only it knows what they are relative to. */
export function optionsFrom(said: LinkOptions) {
  const { cookies, source } = said
  const options: Absent<Omit<DownloadOptions, 'dir'>> & { sources: string[] | undefined } = {
    filename: said.output,
    connections: said.connections,
    sources: source?.split(',').map((name) => name.trim()),
    checksum: said.checksum,
    checksumFile: said.checksumFile,
    headers: said.header,
    cookiesFile: cookies === undefined ? undefined : resolve(cookies),
    ...said.user,
    userAgent: said.userAgent,
    referer: said.referer,
    proxy: said.proxy,
    acceptAnyCertificate: said.insecure,
    allowDowngrade: said.allowDowngrade,
    speedLimit: said.limit,
  }
  return present(options)
}

type Absent<T> = { [K in keyof T]: T[K] | undefined }
type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** What was said. Built anew of a part of its own entries, which the type of `fromEntries` cannot know. */
const present = <T extends object>(values: T): Present<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>
