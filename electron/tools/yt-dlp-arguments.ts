import { progressTemplate } from './yt-dlp-progress.ts'
import { kindOf, type MediaKind, type YtDlpSettings } from './yt-dlp-settings.ts'

/** What yt-dlp is told; every field has its option in yt-dlp's README, "Usage and options". */
export type YtDlpWish = {
  /** http or https. */
  readonly url: string
  readonly settings: YtDlpSettings
  /** What the source offers, unless a person chose. */
  readonly kind: MediaKind
  /** A folder for it alone. All it writes stays there. */
  readonly folder: string
  /** Bytes per second; 0 or absent: none. */
  readonly speedLimit?: number | undefined
}

/** What the lines that Sluice asked for begin with. */
export const marks = {
  progress: 'SLUICE-PROGRESS ',
  phase: 'SLUICE-PHASE',
  live: 'SLUICE-LIVE ',
  parts: 'SLUICE-PARTS ',
  file: 'SLUICE-FILE ',
  item: 'SLUICE-ITEM ',
} as const

const formats: Record<MediaKind, string> = { audio: 'bestaudio/best', video: 'bestvideo*+bestaudio/best' }

export function ytDlpArguments({ url, settings, kind, folder, speedLimit }: YtDlpWish): string[] {
  return [
    ...general,
    // Flat: what turns out to be a list is told to be one before its first entry is looked at.
    ...['--no-playlist', '--flat-playlist', '--playlist-items', '1', '--no-mtime'],
    // Printing makes it quiet and only pretend, unless told otherwise.
    ...['--no-simulate', '--newline', '--progress'],
    ...['--progress-template', `download:${marks.progress}${progressTemplate}`],
    // Skipping is no error to yt-dlp, and is not said when it is quiet: so it tells why beforehand.
    ...[
      '--print',
      `pre_process:${marks.live}{"live":%(live_status)j,"list":%(playlist_id)j,"count":%(playlist_count)j}`,
    ],
    ...(settings.liveStreams ? [] : ['--match-filters', '!is_live & live_status!=?is_upcoming']),
    ...['--print', `before_dl:${marks.parts}%(requested_formats.:.format_id)j`],
    ...['--print', `post_process:${marks.phase}`],
    ...['--print', `after_move:${marks.file}{"path":%(filepath)j,"title":%(title)j}`],
    ...['--paths', `home:${folder}`, '--output', 'media.%(ext)s'],
    ...mediaArguments(settings, kind),
    ...cookieArguments(settings),
    ...(speedLimit ? ['--limit-rate', `${speedLimit}`] : []),
    // What follows is no option, whatever it looks like.
    '--',
    url,
  ]
}

/** For a list: what is in it, a line for each, and nothing of what that is. `most`: how many at most. */
export function ytDlpListArguments({
  url,
  settings,
  most,
}: Pick<YtDlpWish, 'url' | 'settings'> & { readonly most: number }): string[] {
  const item =
    '{"url":%(url)j,"page":%(webpage_url)j,"title":%(title)j,"list":%(playlist_title)j,"index":%(playlist_index)j}'
  return [
    ...general,
    ...['--yes-playlist', '--flat-playlist', '--lazy-playlist', '--playlist-items', `1:${most}`],
    ...['--ignore-no-formats-error', '--print', `${marks.item}${item}`],
    ...cookieArguments(settings),
    ...['--', url],
  ]
}

const general: readonly string[] = [
  ...['--ignore-config', '--no-cache-dir', '--no-color', '--socket-timeout', '30', '--retries', '3'],
]

const cookieArguments = ({ cookiesFile, cookiesFromBrowser }: YtDlpSettings): string[] => [
  ...(cookiesFile ? ['--cookies', cookiesFile] : []),
  ...(cookiesFromBrowser ? ['--cookies-from-browser', cookiesFromBrowser] : []),
]

/** The options of what a person wants the file to be. */
function mediaArguments(settings: YtDlpSettings, ofSource: MediaKind): string[] {
  const { container, format } = settings
  const chosen = settings.kind ?? (container && kindOf(container))
  const kind = chosen ?? ofSource
  return [
    ...['--format', format ?? formats[kind]],
    // Sound is left as the site has it while nobody asks for anything: converting loses some of it.
    ...(kind === 'audio' ? (chosen ? soundArguments(settings) : []) : pictureArguments(settings)),
    ...besideArguments(settings, kind),
    ...(settings.embedThumbnail ? ['--embed-thumbnail'] : []),
    ...(settings.embedMetadata ? ['--embed-metadata'] : []),
  ]
}

function soundArguments({ container, audioQuality = 0 }: YtDlpSettings): string[] {
  // Vorbis is what yt-dlp calls the sound whose file it names .ogg.
  const name = container === 'ogg' ? 'vorbis' : (container ?? 'best')
  return ['--extract-audio', '--audio-format', name, '--audio-quality', `${audioQuality}`]
}

function pictureArguments(settings: YtDlpSettings): string[] {
  const { container, maxHeight } = settings
  const order = [
    ...(maxHeight ? [`res:${maxHeight}`] : []),
    // Unlike mp4 and mkv, webm holds only its own kinds of picture and sound.
    ...(container === 'webm' ? ['vext:webm', 'aext:webm'] : []),
  ]
  return [
    ...(order.length > 0 ? ['--format-sort', order.join()] : []),
    // One is for picture and sound that come apart, the other for a file that holds both.
    ...(container ? ['--merge-output-format', container, '--remux-video', container] : []),
  ]
}

/** What comes along with sound or pictures. A file of sound has no place for subtitles. */
function besideArguments(settings: YtDlpSettings, kind: MediaKind): string[] {
  const { subtitles, automaticSubtitles, filesBeside = [] } = settings
  const areFiles = filesBeside.includes('subtitles')
  const wanted = areFiles || kind === 'video' ? subtitles : undefined
  return [
    ...(wanted ? ['--write-subs', '--sub-langs', wanted.join()] : []),
    ...(wanted && !areFiles ? ['--embed-subs'] : []),
    ...(wanted && automaticSubtitles ? ['--write-auto-subs'] : []),
    ...(filesBeside.includes('thumbnail') ? ['--write-thumbnail'] : []),
    ...(filesBeside.includes('metadata') ? ['--write-info-json'] : []),
  ]
}
