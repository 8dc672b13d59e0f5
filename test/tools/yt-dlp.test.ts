import { describe, expect, it } from 'vitest'
import { ytDlpArguments } from '../../electron/tools/yt-dlp-arguments.ts'
import { ytDlpFailure } from '../../electron/tools/yt-dlp-failures.ts'
import { YtDlpProgress } from '../../electron/tools/yt-dlp-progress.ts'
import { type MediaKind, YtDlpSettings } from '../../electron/tools/yt-dlp-settings.ts'

// Messages as yt-dlp's sources have them.
it.each([
  ['[youtube] x: Sign in to confirm you’re not a bot. Use --cookies-from-browser', 'sign-in', 'robot'],
  ['[youtube] x: Sign in to confirm your age. This video may be inappropriate', 'sign-in', 'shown their age'],
  ['[youtube] x: Join this channel to get access to members-only content', 'sign-in', 'members'],
  ['[youtube] x: Private video. Sign in if you have been granted access', 'sign-in', 'shared with'],
  ['[x] x: This video is only available for registered users. Use --cookies', 'sign-in', 'signed-in browser'],
  ['[youtube] x: Login details are needed to download this content', 'sign-in', 'signed-in browser'],
  ['[youtube] x: Video unavailable. This video has been removed by the uploader', 'unavailable', 'gone'],
  ['[youtube] x: Video unavailable. This video is no longer available', 'unavailable', 'gone'],
  ['[youtube] x: Video unavailable', 'unavailable', 'Video unavailable'],
  ['[youtube] x: The uploader has not made this video available in your country', 'unavailable', 'country'],
  [
    '[youtube] x: Video unavailable. This video contains content from A, who has blocked it in your country on copyright grounds',
    'unavailable',
    'country',
  ],
  ['[soundcloud] x: This video is not available from your location', 'unavailable', 'country'],
  ['[youtube] x: Premieres in 3 hours', 'unavailable', 'not begun'],
  ['[youtube] x: This live event will begin in 3 hours.', 'unavailable', 'not begun'],
  ['[youtube] x: This live event has ended.', 'unavailable', 'over'],
  ['[twitch] x: The channel is not currently live', 'unavailable', 'live'],
  ['[x] x: This video is DRM protected', 'unsupported', 'breaks no protection'],
  ['unable to download video data: HTTP Error 403: Forbidden', 'forbidden', 'update yt-dlp'],
  [
    '[x] x: Unable to download webpage: HTTP Error 404: Not Found (caused by <HTTPError 404>)',
    'not-found',
    '',
  ],
  ['[x] private-login: Unable to download webpage: HTTP Error 404: Not Found', 'not-found', ''],
  ['[x] removed-private-login: Connection reset by peer', 'connection', ''],
  ['Unsupported URL: https://example.org/login/private', 'unsupported', ''],
  ['[soundcloud] x: Unable to download JSON metadata: HTTP Error 429: Too Many Requests', 'rate-limited', ''],
  [
    "[youtube] x: Video unavailable. This content isn't available, try again later. The current session has been rate-limited by YouTube for up to an hour.",
    'rate-limited',
    '',
  ],
  ['[generic] None: Unable to download webpage: HTTP Error 503: Service Unavailable', 'rate-limited', ''],
  ['[generic] None: Unable to download webpage: HTTP Error 502: Bad Gateway', 'server', ''],
  ['[x] x: Unable to download webpage: HTTP Error 451: Unavailable For Legal Reasons', 'unavailable', 'law'],
  ['[generic] x: Requested format is not available. Use --list-formats', 'unsupported', 'Set another'],
  [
    '[generic] None: Unable to download webpage: <urlopen error [Errno 111] Connection refused>',
    'connection',
    '',
  ],
  [
    '[generic] None: Unable to download webpage: <urlopen error [Errno -2] Name or service not known>',
    'dns',
    '',
  ],
  ['[generic] None: Unable to download webpage: The read operation timed out', 'timeout', ''],
  ['[download] Got error: 1000 bytes read, 24 more expected', 'incomplete', ''],
  ['The downloaded file is empty', 'incomplete', ''],
  ['unable to write data: [Errno 28] No space left on device', 'disk-full', ''],
  [
    'You have requested merging of multiple formats but ffmpeg is not installed. Aborting',
    'tool-missing',
    'Install',
  ],
  [
    'Postprocessing: ffprobe and ffmpeg not found. Please install or provide the path',
    'tool-missing',
    'Install ffmpeg',
  ],
  ['m3u8 download detected but ffmpeg could not be found. Please install', 'tool-missing', 'Install ffmpeg'],
  ['Postprocessing: audio conversion failed: Error', 'tool-failed', 'another container'],
  [
    'Postprocessing: Supported filetypes for thumbnail embedding are: mp3',
    'tool-failed',
    'another container',
  ],
  ['FileNotFoundError: could not find firefox cookies database in /home/a', 'not-configured', 'cookiesFile'],
  ["http.cookiejar.LoadError: 'c' does not look like a Netscape format cookies file", 'not-configured', ''],
  ['yt-dlp: error: unsupported browser specified for cookies: "whale".', 'tool-failed', 'Update it'],
  ['yt-dlp: error: no such option: --match-filters', 'tool-failed', 'Update it'],
  [
    '[youtube] x: Unable to extract uploader id; please report this issue on  https://a/',
    'tool-failed',
    'Update it',
  ],
  ['[youtube] x: nsig extraction failed: Some formats may be missing', 'tool-failed', 'Update it'],
  [
    '[x] x: KeyError; please report this issue on  https://a/ Confirm you are on the latest version',
    'tool-failed',
    'Update it',
  ],
  ['[youtube] x: Something nobody has foreseen', 'tool-failed', 'nobody has foreseen'],
])('"%s" is %s, with what to do', (line, code, words) => {
  const { failure } = ytDlpFailure(`ERROR: ${line}`, 1)
  expect(failure.code).toBe(code)
  expect(failure.message).toContain(words)
})

it('a site that names how long it stays closed is left alone as long', () => {
  const { failure } = ytDlpFailure(
    'ERROR: [youtube] x: The session has been rate-limited for up to an hour.',
    1,
  )
  expect(failure).toMatchObject({ code: 'rate-limited', retryAfterMs: 3_600_000, retryable: true })
})

it('a failure keeps what yt-dlp said, less its plea to report a bug', () => {
  const line =
    'ERROR: [youtube] x: Unable to extract uploader id; please report this issue on  https://github.com/yt-dlp/yt-dlp/issues?q= , filling out the appropriate issue template. Confirm you are on the latest version using  yt-dlp -U'
  expect(ytDlpFailure(line, 1).failure.message).toBe(
    'yt-dlp may be too old for this site. Update it. (yt-dlp: [youtube] x: Unable to extract uploader id)',
  )
  expect(ytDlpFailure(undefined, 3).failure).toMatchObject({ code: 'tool-failed' })
})

const unknown = { size: 'NA', estimate: 'NA', speed: 'NA', eta: 'NA', fragment: 'NA', fragments: 'NA' }
const line = (report: object) =>
  JSON.stringify({ status: 'downloading', transferred: 0, ...unknown, ...report })

describe('progress of yt-dlp', () => {
  it('with nothing known but bytes', () => {
    expect(new YtDlpProgress().read(line({ transferred: 10 }))).toEqual({
      transferred: 10,
      size: null,
      speed: 0,
      timeRemaining: null,
      percent: null,
    })
  })

  it('by fragments, with an estimate that is no whole number and already passed', () => {
    const report = { transferred: 600, estimate: 512.5, fragment: 3, fragments: 6, speed: 99.5, eta: 4 }
    expect(new YtDlpProgress().read(line(report))).toEqual({
      transferred: 600,
      size: 600,
      speed: 99.5,
      timeRemaining: 4,
      percent: 50,
    })
  })

  it('of picture and sound adds up', () => {
    const progress = new YtDlpProgress()
    progress.read(line({ status: 'finished', transferred: 1_000, size: 1_000 }))
    expect(progress.read(line({ transferred: 50, size: 100 }))).toMatchObject({
      transferred: 1_050,
      size: 1_100,
    })
  })

  it('by fragments of parts that come apart is their share of all parts', () => {
    const progress = new YtDlpProgress()
    progress.expect('["video","audio"]')
    const percent = (report: object) => progress.read(line(report)).percent
    const shares = [1, 2].map((fragment) => percent({ fragment, fragments: 2 }))
    shares.push(percent({ status: 'finished', transferred: 10, fragment: 2, fragments: 2 }))
    shares.push(...[1, 2].map((fragment) => percent({ fragment, fragments: 2 })))
    // Of a part nobody has told of before.
    shares.push(
      percent({ status: 'finished', fragment: 2, fragments: 2 }),
      percent({ fragment: 1, fragments: 2 }),
    )
    expect(shares).toEqual([25, 50, 50, 75, 100, 100, 75])
  })

  it('is of one part where yt-dlp tells of none, and of what it was not asked for it is not', () => {
    for (const told of ['"NA"', 'null', '[]', '["only"]']) {
      const progress = new YtDlpProgress()
      progress.expect(told)
      expect(progress.read(line({ fragment: 1, fragments: 2 })).percent).toBe(50)
    }
    expect(() => new YtDlpProgress().expect('{"a":1}')).toThrow()
  })

  it.each([
    '',
    '{}',
    'null',
    '[download] 10%',
    line({ transferred: -1 }),
    line({ transferred: '10' }),
    line({ more: 1 }),
  ])('that is not as asked for is refused: %s', (text) => {
    expect(() => new YtDlpProgress().read(text)).toThrow()
  })
})

const argumentsOf = (settings: YtDlpSettings, kind: MediaKind = 'video', url = 'http://localhost/') =>
  ytDlpArguments({ url, settings: YtDlpSettings.parse(settings), kind, folder: '/f', speedLimit: 1_000 })

it('a link is never taken for an option', () => {
  const args = argumentsOf({ cookiesFile: '/cookies' }, 'video', '--exec=rm')
  expect(args.slice(-2)).toEqual(['--', '--exec=rm'])
  expect(args.join(' ')).toContain('--cookies /cookies --limit-rate 1000')
  expect(args).toContain('--ignore-config')
})

it('what is live is left out until it is asked for', () => {
  expect(argumentsOf({}).join(' ')).toContain('--match-filters !is_live & live_status!=?is_upcoming')
  expect(argumentsOf({ liveStreams: true })).not.toContain('--match-filters')
})

const anyVideo = '--format bestvideo*+bestaudio/best'
const anySound = '--format bestaudio/best'

it.each<[settings: YtDlpSettings, ofSource: MediaKind, options: string]>([
  [{}, 'video', anyVideo],
  [{}, 'audio', anySound],
  [{ audioQuality: 3, maxHeight: 480 }, 'audio', anySound],
  [{ format: '22' }, 'video', '--format 22'],
  [{ kind: 'audio' }, 'video', `${anySound} --extract-audio --audio-format best --audio-quality 0`],
  [
    { container: 'mp3', audioQuality: 4 },
    'video',
    `${anySound} --extract-audio --audio-format mp3 --audio-quality 4`,
  ],
  [
    { kind: 'audio', container: 'ogg' },
    'audio',
    `${anySound} --extract-audio --audio-format vorbis --audio-quality 0`,
  ],
  [{ container: 'mkv' }, 'audio', `${anyVideo} --merge-output-format mkv --remux-video mkv`],
  [{ maxHeight: 1080 }, 'video', `${anyVideo} --format-sort res:1080`],
  [
    { maxHeight: 720, container: 'webm' },
    'video',
    `${anyVideo} --format-sort res:720,vext:webm,aext:webm --merge-output-format webm --remux-video webm`,
  ],
  [
    { subtitles: ['en.*', '-live_chat'] },
    'video',
    `${anyVideo} --write-subs --sub-langs en.*,-live_chat --embed-subs`,
  ],
  [
    { subtitles: ['de'], automaticSubtitles: true },
    'video',
    `${anyVideo} --write-subs --sub-langs de --embed-subs --write-auto-subs`,
  ],
  [{ automaticSubtitles: true }, 'video', anyVideo],
  [{ embedThumbnail: true, embedMetadata: true }, 'video', `${anyVideo} --embed-thumbnail --embed-metadata`],
  [{ cookiesFromBrowser: 'firefox' }, 'audio', `${anySound} --cookies-from-browser firefox`],
])('%j of a source of %s is asked for by %3$s', (settings, ofSource, options) => {
  const args = argumentsOf(settings, ofSource)
  expect(args.slice(args.indexOf('--format'), args.indexOf('--limit-rate')).join(' ')).toBe(options)
})

it.each([
  [{ kind: 'music' }, 'kind'],
  [{ kind: 'audio', container: 'mkv' }, 'Audio comes as'],
  [{ kind: 'video', container: 'mp3' }, 'video as mp4'],
  [{ container: 'exe' }, 'container'],
  [{ maxHeight: 0 }, 'maxHeight'],
  [{ audioQuality: 11 }, 'audioQuality'],
  [{ subtitles: [] }, 'subtitles'],
  [{ subtitles: ['en,--exec'] }, 'A language is like'],
  [{ cookiesFromBrowser: 'firefox:/etc' }, 'cookiesFromBrowser'],
  [{ cookiesFromBrowser: 'firefox', cookiesFile: '/c' }, 'not from both'],
  [{ embedThumbnail: true, container: 'webm' }, 'holds no picture'],
  [{ exec: 'rm' }, 'exec'],
])('the settings %j are refused', (settings, words) => {
  const { error } = YtDlpSettings.safeParse(settings)
  expect(error?.message).toContain(words)
})
