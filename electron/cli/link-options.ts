import type { DownloadOptions } from '../../shared/options.ts'

/** What the command line says of links, as commander hands it over. */
export type LinkOptions = {
  readonly dir?: string
  readonly output?: string
  readonly connections?: number
  readonly source?: string
  readonly checksum?: string
  readonly header?: Record<string, string>
  readonly limit?: number
}

/** The same in the method table's words; folders are the caller's, since only it knows what they are relative to. */
export function optionsFrom({ output, connections, source, checksum, header, limit }: LinkOptions) {
  const options: Omit<DownloadOptions, 'dir'> & { source?: string } = {
    ...(output !== undefined && { filename: output }),
    ...(connections !== undefined && { connections }),
    ...(source !== undefined && { source }),
    ...(checksum !== undefined && { checksum }),
    ...(header !== undefined && { headers: header }),
    ...(limit !== undefined && { speedLimit: limit }),
  }
  return options
}
