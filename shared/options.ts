import { z } from 'zod'
import { Checksum } from './checksum.ts'
import { fault } from './fault.ts'
import { HeaderText, oneLine } from './header-text.ts'
import { SpeedLimit } from './lane.ts'
import { ProxySetting } from './proxy.ts'
import { say } from './said.ts'

/** Headers as a person may set them: no name or value that could end its line and begin another (RFC 9110 §5.5). */
const Headers = z.record(
  z.string().refine((name) => /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name), fault(say('no-header-name'))),
  HeaderText,
)

/** A name without an extension, in one line. */
export const Title = oneLine(z.string().min(1).max(300))

/**
 * How one download is to be made. Kept beside the record, never inside it: headers may carry secrets,
 * and a record is shown to every window.
 */
export const DownloadOptions = z.strictObject({
  /** Folder, absolute. Default: the preferences' download folder. */
  dir: z.string().min(1).optional(),
  /** File name, without a folder. Default: what the server or the source says. */
  filename: z.string().min(1).max(1_000).optional(),
  /** What to call it, in the list and as a file, which keeps the extension it has. `filename` goes before it. */
  title: Title.optional(),
  headers: Headers.optional(),
  /**
   * For servers that ask for a name and a password: by Digest (RFC 7616), or Basic where they offer nothing better.
   * They go to the link's own server alone, and before those in the link; an `Authorization` header goes before both.
   */
  username: z
    .string()
    .max(1_000)
    .refine((name) => /^[^:\p{Cc}]*$/u.test(name), fault(say('no-user-name')))
    .optional(),
  password: oneLine(z.string().max(1_000)).optional(),
  /**
   * A file of cookies as Netscape wrote it (`cookies.txt`), absolute. Each server is sent those that are its own, also
   * where a redirect leads; those of a `Cookie` header go before them.
   */
  cookiesFile: z.string().min(1).optional(),
  /** Who asks, as servers see it. Default: the preferences', or Sluice and its version. */
  userAgent: HeaderText.optional(),
  /** The page that has the link, as servers see it; `*`: the link itself. Default: the preferences'. */
  referer: HeaderText.optional(),
  /** Every address of this download is asked through it; `none`: straight. Empty or absent: as the preferences say. */
  proxy: ProxySetting.optional(),
  /** What the file must hash to: `sha256:HEX`, or sha512, sha1, md5. */
  checksum: Checksum.optional(),
  /** Or where that is to be read: in a file of checksums beside it (`film.mkv.sha256`, `SHA256SUMS`), or at this link. */
  checksumFile: z.union([z.literal('beside'), z.url({ protocol: /^https?$/ })]).optional(),
  /**
   * Takes any certificate, expired, self-signed or another host's: anybody on the way can then read and change what
   * comes and see what is sent. Each that would not have held is in the log. Default: no.
   */
  acceptAnyCertificate: z.boolean().optional(),
  /** Lets a secure address lead on to an insecure one. Default: no. */
  allowDowngrade: z.boolean().optional(),
  connections: z.int().min(1).max(16).optional(),
  /** Bytes per second; 0 or absent: none. */
  speedLimit: SpeedLimit.optional(),
})
export type DownloadOptions = z.infer<typeof DownloadOptions>
