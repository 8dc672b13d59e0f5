import { z } from 'zod'

/** `sha256:HEX`, lower-cased. */
export const Checksum = z
  .string()
  .regex(/^(?:sha-?512|sha-?256|sha-?1|md5)[:=][0-9a-f]+$/i, 'A checksum looks like sha256:HEX.')
  .transform((text) => text.toLowerCase().replace(/^sha-/, 'sha').replace('=', ':'))

/** Headers as a person may set them: no name or value that could end its line and begin another (RFC 9110 §5.5). */
const Headers = z.record(
  z.string().regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/, 'That is not a header name.'),
  z.string().regex(/^\P{Cc}*$/u, 'A header value may not hold control characters.'),
)

/**
 * How one download is to be made. Kept beside the record, never inside it: headers may carry secrets,
 * and a record is shown to every window.
 */
export const DownloadOptions = z.strictObject({
  /** Folder, absolute. Default: the preferences' download folder. */
  dir: z.string().min(1).optional(),
  /** File name, without a folder. Default: what the server or the source says. */
  filename: z.string().min(1).max(1_000).optional(),
  headers: Headers.optional(),
  checksum: Checksum.optional(),
  connections: z.int().min(1).max(16).optional(),
  /** Bytes per second; 0 or absent: none. */
  speedLimit: z.int().nonnegative().optional(),
})
export type DownloadOptions = z.infer<typeof DownloadOptions>
