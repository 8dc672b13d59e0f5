import { z } from 'zod'
import { fault } from '../../shared/fault.ts'
import { say } from '../../shared/said.ts'

/** What a file of sound or of pictures can be, as its extension. */
const audioContainers = ['m4a', 'mp3', 'opus', 'ogg', 'flac', 'wav'] as const
const videoContainers = ['mp4', 'mkv', 'webm'] as const
type Container = (typeof audioContainers)[number] | (typeof videoContainers)[number]
export type MediaKind = 'audio' | 'video'

export const kindOf = (container: Container): MediaKind =>
  (audioContainers as readonly string[]).includes(container) ? 'audio' : 'video'

/** yt-dlp's EmbedThumbnail knows no way into these. */
const coverless: readonly string[] = ['webm', 'wav']

/** The names `--cookies-from-browser` takes; `whale` only in newer versions. */
const browsers = [
  'brave',
  'chrome',
  'chromium',
  'edge',
  'firefox',
  'opera',
  'safari',
  'vivaldi',
  'whale',
] as const

/** What can come in files of its own. */
const filesBeside = ['subtitles', 'thumbnail', 'metadata'] as const
export type Beside = (typeof filesBeside)[number]

/** A language as `--sub-langs` takes it: `en`, `en.*`, `all`, or `-live_chat` to leave one out. */
const Language = z
  .string()
  .refine(
    (text) => /^-?[A-Za-z][\w.*-]*$/.test(text),
    fault(say('no-language', { examples: 'en, pt-BR, en.*, all' })),
  )

/** A person's settings of a source that drives yt-dlp. */
export const YtDlpSettings = z
  .strictObject({
    /** Full path of yt-dlp; empty or absent: the one on PATH. */
    toolPath: z.string().optional(),
    /** Only the sound, or pictures with it. Default: what `container` says, else the source's own. */
    kind: z.enum(['audio', 'video']).optional(),
    /** yt-dlp's format selection, in place of what `kind` asks for. */
    format: z.string().min(1).optional(),
    /** Lines of the shorter side, as in 1080p. Something larger is taken only if there is nothing else. */
    maxHeight: z.int().min(1).optional(),
    /** Of sound that is converted: from 0, the best, to 10, the smallest. Default: 0. */
    audioQuality: z.int().min(0).max(10).optional(),
    /** What the file is to be. Sound is converted, pictures only repacked. Default: as it comes. */
    container: z.enum([...audioContainers, ...videoContainers]).optional(),
    /** Put into the video where the site has them, or beside it as `filesBeside` says. Default: none. */
    subtitles: z.array(Language).min(1).optional(),
    /** Also those that a machine has written. Default: false. */
    automaticSubtitles: z.boolean().optional(),
    /** Files of their own beside the media, under its name: subtitles (in the languages above), picture, all that is known. */
    filesBeside: z.array(z.enum(filesBeside)).min(1).optional(),
    /** Put the site's picture into the file. Default: false. */
    embedThumbnail: z.boolean().optional(),
    /** Put title, artist, date and chapters into the file. Default: false. */
    embedMetadata: z.boolean().optional(),
    /** Also what is live now, from now until it ends. Default: false, and it is refused. */
    liveStreams: z.boolean().optional(),
    /** A file with cookies in Netscape's format. */
    cookiesFile: z.string().min(1).optional(),
    /** The browser whose cookies are taken. */
    cookiesFromBrowser: z.enum(browsers).optional(),
  })
  .refine(({ kind, container }) => !(kind && container) || kind === kindOf(container), {
    path: ['container'],
    ...fault(
      say('wrong-container', { audio: audioContainers.join(', '), video: videoContainers.join(', ') }),
    ),
  })
  .refine(({ filesBeside, subtitles }) => !filesBeside?.includes('subtitles') || subtitles !== undefined, {
    path: ['subtitles'],
    ...fault(say('which-languages')),
  })
  .refine(({ cookiesFile, cookiesFromBrowser }) => !(cookiesFile && cookiesFromBrowser), {
    path: ['cookiesFromBrowser'],
    // yt-dlp would write the browser's cookies into the file.
    ...fault(say('cookies-twice')),
  })
  .refine(({ embedThumbnail, container = '' }) => !(embedThumbnail && coverless.includes(container)), {
    path: ['embedThumbnail'],
    ...fault(say('no-cover-in', { containers: coverless.join(', ') })),
  })
export type YtDlpSettings = z.infer<typeof YtDlpSettings>
