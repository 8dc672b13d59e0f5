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
    .option('--limit <rate>', 'bytes a second per download, such as 500k or 5M', parseRate)

/** The same in the method table's words; download folders are the caller's, since only it knows what they are relative to. */
export function optionsFrom(said: LinkOptions) {
  const {
    output,
    connections,
    source,
    checksum,
    checksumFile,
    header,
    cookies,
    user,
    insecure,
    allowDowngrade,
    limit,
  } = said
  const sources = source?.split(',').map((name) => name.trim())
  const options: Omit<DownloadOptions, 'dir'> & { sources?: string[] } = {
    ...(output !== undefined && { filename: output }),
    ...(connections !== undefined && { connections }),
    ...(sources !== undefined && { sources }),
    ...(checksum !== undefined && { checksum }),
    ...(checksumFile !== undefined && { checksumFile }),
    ...(header !== undefined && { headers: header }),
    ...(cookies !== undefined && { cookiesFile: resolve(cookies) }),
    ...user,
    ...(insecure !== undefined && { acceptAnyCertificate: insecure }),
    ...(allowDowngrade !== undefined && { allowDowngrade }),
    ...(limit !== undefined && { speedLimit: limit }),
  }
  return options
}
