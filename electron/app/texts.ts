import { bytes } from '../../shared/bytes.ts'

/** What the desktop says outside of the window. In one place, so that it can be translated. */
export const texts = {
  product: 'Sluice',
  speed: (bytesPerSecond: number) => `${bytes(bytesPerSecond)}/s`,
  noLoginStart: (isWanted: boolean) =>
    isWanted
      ? 'Your system did not let Sluice start when you sign in. Add it in the settings of your system instead.'
      : 'Sluice still starts when you sign in. Take it out in the settings of your system.',
  files: {
    unfinished: 'There is no finished file of this download.',
    gone: (path: string) =>
      `The file is no longer where it was saved: ${path}. It was moved, renamed or deleted.`,
    notOpened: (name: string, reason: string) => `“${name}” could not be opened: ${reason}`,
    program: (name: string) => ({
      message: `Open “${name}”?`,
      detail:
        'It is a program or can start one, and may change your computer. Open it only if you trust where it comes from.',
      open: 'Open',
      cancel: 'Cancel',
    }),
  },
  externalLink: (host: string) => ({
    message: `Open ${host} in your browser?`,
    open: 'Open',
    cancel: 'Cancel',
  }),
  linkFile: (name: string, code: 'unreadable' | 'too-large' | 'no-links') => {
    const details = {
      unreadable: 'Check that the file is still there and that you may read it.',
      'too-large': 'A list of links may have 4 MB at most. Cut it into several files.',
      'no-links': 'A link begins with https:// or http://',
    }
    const message = code === 'no-links' ? `No links found in “${name}”` : `“${name}” could not be read`
    return { message, detail: details[code] }
  },
  announcement: {
    downloadFinished: 'Download finished',
    downloadFailed: 'Download failed',
    downloadsFinished: 'Downloads finished',
    downloadsEnded: 'Downloads ended',
    reason: ({ displayName, error }: { displayName: string; error: { message: string } | null }) =>
      error ? `${displayName}: ${error.message}` : displayName,
    counts: (completed: number, failed: number) =>
      [completed > 0 && `${completed} completed`, failed > 0 && `${failed} failed`]
        .filter(Boolean)
        .join(', '),
  },
  tray: {
    downloading: (count: number) => `${count} downloading`,
    waiting: (count: number) => `${count} waiting`,
    paused: (count: number) => `${count} paused`,
    open: 'Open Sluice',
    pauseAll: 'Pause all',
    resumeAll: 'Resume all',
    quit: 'Quit Sluice',
  },
  updates: {
    check: 'Check for Updates…',
    checkDaily: 'Check for Updates Daily',
    get: 'Get it',
    notNow: 'Not now',
    have: (version: string) => `You have Sluice ${version}.`,
    whenItComes: 'It is fetched while nothing downloads, and installed when you quit.',
    whenInstalled: 'It is installed when you quit.',
    noFeed: 'This copy of Sluice does not look for updates',
    noFeedWhy: 'It was made without an address to look at.',
    newest: 'There is nothing newer',
    offered: (version: string) => `Sluice ${version} is available`,
    wanted: (version: string) => `Sluice ${version} waits for your downloads`,
    fetching: (version: string) => `Sluice ${version} is being fetched`,
    ready: (version: string) => `Sluice ${version} is ready`,
    notFound: 'No updates could be looked for',
    notFoundAdvice: 'Try again later.',
    notFetched: 'The update was not fetched',
    notFetchedAdvice: 'Nothing was changed. Check for updates again later.',
  },
} as const
