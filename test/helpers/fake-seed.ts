import type { DownloadRecord } from '../../shared/record.ts'
import { say } from '../../shared/said.ts'
import { notSetUp, type SourceView } from '../../shared/source.ts'
import type { FakeQueue } from './fake-queue.ts'

export const scenarios = ['busy', 'empty', 'failing', 'many'] as const
export type Scenario = (typeof scenarios)[number]

const ready = (detail: string) => ({ ready: true, detail }) as const
const source = (
  name: string,
  label: string,
  concurrency: number,
  delay: number,
  setup: SourceView['setup'],
): SourceView => ({
  name,
  label,
  aliases: [],
  policy: { concurrency, delay },
  hostLanes: name === 'http',
  setup,
  fields: [],
})

export const fakeSources: readonly SourceView[] = [
  source('http', 'Web', 4, 0, ready('')),
  source('youtube', 'YouTube', 2, 3, ready('yt-dlp 2026.11.01')),
  source('soundcloud', 'SoundCloud', 1, 0, ready('yt-dlp 2026.11.01')),
  source('tidal', 'Tidal', 1, 0, notSetUp(say('no-streamrip'), say('install-streamrip'))),
  source('qobuz', 'Qobuz', 1, 1, ready('streamrip 2.1')),
  source('hifi', 'HiFi', 1, 0, notSetUp(say('no-hifi-server'), say('name-hifi-server'))),
  source('deezer', 'Deezer', 1, 0, ready('streamrip 2.1')),
]

const running = (size: number, progress: number): Partial<DownloadRecord> => {
  const transferred = Math.round((size * progress) / 100)
  return {
    state: 'InProgress, Downloading',
    size,
    progress,
    transferred,
    speed: 1_000_000,
    waiting: null,
    attempt: 1,
  }
}

export function seed(queue: FakeQueue, scenario: Scenario): void {
  if (scenario === 'busy') seedBusy(queue)
  if (scenario === 'failing') seedFailing(queue)
  if (scenario === 'many') seedMany(queue, 100_000)
}

function seedBusy(queue: FakeQueue): void {
  const debian = {
    lane: 'http:mirror.example',
    targetId: 'https://mirror.example/cdimage/weekly-builds/debian-testing-amd64-netinst.iso',
  }
  queue.enqueue('http', 'debian-testing-amd64-netinst.iso', { ...debian, ...running(4_710_000_000, 37.4) })
  queue.enqueue('http', 'debian-testing-amd64-DVD-1.iso', { ...debian, ...running(8_210_000_000, 4.1) })
  queue.enqueue('youtube', 'The Hidden Life of Rivers: How Sluices Shaped the Lowlands (Documentary)', {
    ...running(612_000_000, 81),
    phase: 'finishing',
  })
  queue.enqueue('youtube', 'Live at the Waterworks: full concert', running(1_940_000_000, 12))
  queue.enqueue('soundcloud', 'Undercurrent (Extended Mix)', {
    ...running(0, 0),
    speed: 412_000,
    transferred: 3_300_000,
  })
  queue.enqueue('qobuz', 'Debussy: La mer, I. De l’aube à midi sur la mer', running(96_000_000, 64))
  for (const name of [
    'Polder Time-lapse 4K',
    'Interview with a Lock Keeper',
    'Tides explained in ten minutes',
  ]) {
    queue.enqueue('youtube', name)
  }
  queue.enqueue('qobuz', 'Debussy: La mer, II. Jeux de vagues')
  queue.changeLane('deezer', { coolDownUntil: Date.now() + 24 * 60_000, coolDownReason: 'too many requests' })
  queue.enqueue('deezer', 'Watermark')
  queue.enqueue('deezer', 'Orinoco Flow')
  queue.enqueue('http', 'planet-latest.osm.pbf', {
    lane: 'http:planet.example.org',
    size: 78_400_000_000,
    transferred: 21_400_000_000,
    progress: 27.3,
    attempt: 1,
    nextAttemptAt: Date.now() + 42_000,
    waiting: { reason: 'retry', until: Date.now() + 42_000, position: null },
    error: { code: 'connection', message: 'The server closed the connection.', retryable: true },
  })
  queue.enqueue('http', 'Satellitenbilder_Nordsee_2026.tar.zst', {
    ...running(2_100_000_000, 52),
    lane: 'http:data.example.net',
    state: 'Paused',
    speed: 0,
  })
  seedEnded(queue)
}

function seedEnded(queue: FakeQueue): void {
  queue.enqueue('http', 'jupyter-notebook-7.3.2.tar.gz', {
    lane: 'http:files.example.org',
    state: 'Errored',
    waiting: null,
    error: {
      code: 'not-found',
      message: 'The server has no such file (404). Check the link, or ask where the file went.',
      retryable: false,
    },
    attempt: 1,
  } as Partial<DownloadRecord>)
  queue.enqueue('tidal', 'Aqueous Transmission', {
    state: 'Errored',
    waiting: null,
    error: {
      code: 'tool-missing',
      message: 'The program “rip” was not found. Install it with “pipx install streamrip”, then retry.',
      retryable: false,
    },
    attempt: 1,
  } as Partial<DownloadRecord>)
  queue.enqueue('http', 'old-backup.img', {
    lane: 'http:files.example.org',
    state: 'Cancelled',
    waiting: null,
    size: 640_000_000,
  } as Partial<DownloadRecord>)
  for (const [name, size, beside = []] of [
    ['ubuntu-26.10-desktop-amd64.iso', 6_180_000_000],
    ['دليل المستخدم – نظام الري.pdf', 4_280_000],
    ['水の音 (field recording).flac', 182_000_000, ['.jpg', '.info.json']],
    ['notes.txt', 812],
  ] as const satisfies (readonly [string, number, (readonly string[])?])[]) {
    queue.enqueue('http', name, {
      state: 'Completed, Succeeded',
      waiting: null,
      size,
      transferred: size,
      progress: 100,
      filePath: `/home/ada/Downloads/${name}`,
      verified: name.endsWith('.iso') ? { by: 'server', algorithm: 'sha256', hex: 'ab'.repeat(32) } : null,
      otherFiles: beside.map((ending) => `/home/ada/Downloads/${name.replace(/\.\w+$/, ending)}`),
    } as Partial<DownloadRecord>)
  }
}

function seedFailing(queue: FakeQueue): void {
  const reasons = [
    ['disk-full', 'The disk is full: 2.1 GB are needed, 340 MB are free. Make room, then retry.'],
    ['forbidden', 'The server does not give this file to you (403). It may need a sign-in.'],
    ['dns', 'The name files.example.org has no address. Check the link and your connection.'],
    ['checksum', 'The file arrived whole but is not the one announced: its checksum differs.'],
    ['tool-failed', 'yt-dlp ended with an error: this video is not available in your country.'],
  ] as const
  for (let n = 0; n < 24; n += 1) {
    const [code, message] = reasons[n % reasons.length] ?? reasons[0]
    queue.enqueue('http', `archive-part-${String(n + 1).padStart(2, '0')}.zip`, {
      lane: 'http:files.example.org',
      state: 'Errored',
      waiting: null,
      size: 2_100_000_000,
      transferred: n * 80_000_000,
      progress: n * 4,
      error: { code, message, retryable: false },
      attempt: 5,
    } as Partial<DownloadRecord>)
  }
}

function seedMany(queue: FakeQueue, count: number): void {
  for (const { name } of fakeSources) queue.changeLane(name, { paused: true })
  for (let n = 1; n <= count; n += 1) {
    const { name } = fakeSources[n % fakeSources.length] ?? { name: 'http' }
    const isRunning = n <= 16
    queue.enqueue(name, `Item ${String(n).padStart(6, '0')} of a very long list.flac`, {
      ...(isRunning && running(90_000_000_000, n)),
      ...(n % 3 === 0 && !isRunning && ended),
    } as Partial<DownloadRecord>)
  }
}

const ended = {
  state: 'Completed, Succeeded',
  waiting: null,
  size: 42_000_000,
  transferred: 42_000_000,
  progress: 100,
  filePath: '/home/ada/Music/item.flac',
}
