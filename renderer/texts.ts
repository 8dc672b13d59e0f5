const plurals = new Intl.PluralRules('en')
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' })
const numbers = new Intl.NumberFormat('en')
const ordinalEnding: Record<string, string> = { one: 'st', two: 'nd', few: 'rd' }

const many = (n: number, one: string, other: string): string =>
  `${numbers.format(n)} ${plurals.select(n) === 'one' ? one : other}`
const nth = (n: number): string => `${numbers.format(n)}${ordinalEnding[ordinals.select(n)] ?? 'th'}`

/** Every word of the window that is not the engine's own. In one place, so that it can be translated. */
export const texts = {
  product: 'Sluice',
  units: {
    bytes: (n: string) => `${n} B`,
    bytesPerSecond: (n: string) => `${n} B/s`,
    s: (n: string) => `${n} s`,
    min: (n: string) => `${n} min`,
    h: (n: string) => `${n} h`,
    d: (n: string) => `${n} d`,
  },
  unknown: '–',
  errors: {
    badAnswer: (method: string) =>
      `Sluice answered “${method}” in a way this window does not understand. Reload the window; if that does not help, the two are of different versions.`,
    notConnected: 'Not connected to Sluice. Nothing was changed.',
    connectionLost:
      'The connection was lost before Sluice answered. Check whether it was done before you try again.',
    broken: 'This window met an error it did not expect',
    brokenHelp: 'Your downloads go on. Reload the window to see them again.',
    reload: 'Reload',
  },
  connection: {
    connecting: 'Connecting to Sluice…',
    lost: 'Connection to Sluice lost. What you see may be out of date. Trying again…',
  },
  unauthorized: {
    title: 'This window needs its key',
    missing:
      'Sluice shows its downloads only to those who have its secret, and this address came without one.',
    wrong: 'Sluice did not accept the secret this window was opened with. It may have been replaced since.',
    help: 'Open the address that “sluice serve” prints when it starts, or paste that address here.',
    field: 'Address or secret',
    open: 'Open',
  },
  toolbar: {
    label: 'Queue',
    add: 'Add downloads',
    cancelAll: 'Cancel all',
    clear: 'Clear completed',
    preferences: 'Preferences',
    showSources: 'Show sources',
    hideSources: 'Hide sources',
    search: 'Search downloads',
    searchHint: 'Search',
    clearSearch: 'Clear search',
    source: 'Source',
    anySource: 'All sources',
  },
  stages: {
    label: 'Show',
    all: 'All',
    active: 'Active',
    waiting: 'Waiting',
    completed: 'Completed',
    failed: 'Failed',
    cancelled: 'Cancelled',
  },
  columns: {
    name: 'Name',
    source: 'Source',
    state: 'State',
    progress: 'Progress',
    size: 'Size',
    speed: 'Speed',
    timeRemaining: 'Time left',
    actions: 'Actions',
  },
  states: {
    starting: 'Starting',
    downloading: 'Downloading',
    waiting: 'Waiting',
    retrying: 'Will retry',
    resting: 'Resting',
    paused: 'Paused',
    completed: 'Completed',
    failed: 'Failed',
    cancelled: 'Cancelled',
  },
  queue: {
    grid: 'Downloads',
    of: (done: string, whole: string) => `${done} of ${whole}`,
    progressOf: (name: string) => `Progress of ${name}`,
    loading: (done: number, total: number) =>
      `Loading ${numbers.format(done)} of ${many(total, 'download', 'downloads')}…`,
    loadFailed: 'The downloads could not be loaded',
    again: 'Try again',
  },
  actions: {
    cancel: 'Cancel',
    pause: 'Pause',
    resume: 'Resume',
    retry: 'Retry',
    remove: 'Remove',
    named: (action: string, name: string) => `${action} ${name}`,
  },
  waiting: {
    next: 'Next in line',
    inLine: (position: number) => `${nth(position)} in line`,
    free: 'Waits for a free place',
    delay: (left: string, lane: string) => `Waits ${left} for ${lane}’s delay`,
    soon: 'Starts any moment',
    resting: (lane: string, until: string, reason: string) => `${lane} is resting until ${until} (${reason})`,
    tooMany: 'too many requests',
    lanePaused: (lane: string) => `${lane} is paused`,
    paused: 'Paused',
    retry: (left: string, attempt: number, of: number | null) =>
      `Next attempt in ${left} (${numbers.format(attempt)}${of === null ? '' : ` of ${numbers.format(of)}`})`,
    globalCap: (max: number | null) =>
      max === null
        ? 'Waits for a free place'
        : `Waits: ${numbers.format(max)} downloads at once is your limit`,
  },
  totals: {
    label: 'Totals',
    running: (n: number) => `${numbers.format(n)} running`,
    waiting: (n: number) => `${numbers.format(n)} waiting`,
    completed: (n: number) => `${numbers.format(n)} completed`,
    failed: (n: number) => `${numbers.format(n)} failed`,
    news: (completed: number, failed: number, left: number) =>
      `${[
        completed > 0 && `${many(completed, 'download', 'downloads')} completed`,
        failed > 0 && `${numbers.format(failed)} failed`,
      ]
        .filter(Boolean)
        .join(', ')}. ${left === 0 ? 'Nothing left to do' : `${numbers.format(left)} to go`}.`,
  },
  empty: {
    title: 'Nothing here yet',
    text: 'Paste links anywhere in this window, or drop them here. Each source keeps its own pace.',
    noMatch: 'No download matches',
    noMatchText: 'Try fewer words, or look in all downloads.',
    showAll: 'Show all downloads',
    stage: {
      active: 'Nothing is downloading',
      waiting: 'Nothing is waiting',
      completed: 'Nothing has completed yet',
      failed: 'Nothing has failed',
      cancelled: 'Nothing was cancelled',
    },
  },
  cancelAll: {
    title: (n: number) => `Cancel ${many(n, 'download', 'downloads')}?`,
    text: 'Running ones stop and their unfinished files are deleted. Waiting ones leave the queue. You can retry each of them later.',
    confirm: (n: number) => `Cancel ${many(n, 'download', 'downloads')}`,
    keep: 'Keep them',
  },
  lanes: {
    region: 'Sources',
    concurrency: 'Concurrency',
    delay: 'Delay (seconds)',
    hosts: (label: string) => `${label}: sites at work`,
    idle: 'Idle',
    running: (n: number) => `${numbers.format(n)} running`,
    waiting: (n: number) => `${numbers.format(n)} waiting`,
    retrying: (n: number) => `${numbers.format(n)} to retry`,
    nextStart: (left: string) => `Next start in ${left}`,
    resting: (until: string, reason: string) => `Resting until ${until}: ${reason}`,
    resumeNow: 'Resume now',
    resumeNowNamed: (label: string) => `Resume ${label} now`,
    paused: 'Paused',
    pause: (label: string) => `Pause ${label}`,
    resume: (label: string) => `Resume ${label}`,
    notSetUp: 'Not set up',
    editHost: (label: string) => `Change limits of ${label}`,
    editHostTip: 'Change limits',
    number: 'Enter a number.',
  },
  add: {
    title: 'Add downloads',
    links: 'Links',
    placeholder: 'Paste links here, one per line or anywhere in a text',
    none: 'No links yet.',
    noneFound: 'No links found in this text. A link begins with https:// or http://',
    found: (n: number) => `${many(n, 'link', 'links')} found`,
    doubles: (n: number) => `${many(n, 'repeated link', 'repeated links')} left out`,
    tooMany: (n: number, most: number) =>
      `${numbers.format(n)} links are too many at once: ${numbers.format(most)} at most.`,
    source: 'Source',
    automatic: 'Automatic',
    folder: 'Folder',
    folderHelp: 'Leave empty for your download folder.',
    folderDefault: (dir: string) => `Leave empty for ${dir}`,
    submit: 'Add',
    cancel: 'Cancel',
    drop: 'Drop links to add them',
  },
  preferences: {
    title: 'Preferences',
    appearance: 'Appearance',
    system: 'Like the system',
    light: 'Light',
    dark: 'Dark',
    folder: 'Download folder',
    folderHelp: 'Finished files go here. Empty: your system’s downloads folder.',
    maxActive: 'Downloads at once',
    maxActiveHelp: 'Over all sources together, from 1 to 256.',
    maxActiveInvalid: 'Enter a whole number from 1 to 256.',
    maxAttempts: 'Attempts',
    maxAttemptsHelp: 'How often a download is tried before it counts as failed, from 1 to 100.',
    maxAttemptsInvalid: 'Enter a whole number from 1 to 100.',
    save: 'Save',
    cancel: 'Cancel',
  },
  close: 'Close',
  notices: 'Notices',
  dismiss: 'Dismiss',
}
