/** The dialog of preferences. */
export const preferences = {
  title: 'Preferences',
  sections: {
    folders: 'Folders',
    limits: 'Limits',
    network: 'Network',
    desktop: 'Desktop',
    plugins: 'Plugins',
    appearance: 'Appearance and language',
    remote: 'Remote access',
    backup: 'Export and import',
  },
  fields: {
    downloadDir: {
      label: 'Download folder',
      help: 'Finished files go here. Empty: your system’s downloads folder.',
    },
    folderRules: {
      label: 'Rules for folders',
      help: 'The first rule that fits decides, unless a folder is chosen when adding.',
    },
    maxActive: { label: 'Downloads at once', help: 'Over all sources together, from 1 to 256.' },
    maxAttempts: {
      label: 'Attempts',
      help: 'How often a download is tried before it counts as failed, from 1 to 100.',
    },
    speedLimit: {
      label: 'Speed limit (kB/s)',
      help: 'Of all downloads together. Empty: none.',
    },
    speedSchedule: {
      label: 'Other limits at other times',
      help: 'The first rule that holds counts. One that ends no later than it begins ends the next day.',
    },
    proxy: {
      label: 'Proxy',
      help: 'Such as http://host:8080 or socks5://name:password@host:1080. Empty: as your system’s environment says; none: straight.',
    },
    noProxy: {
      label: 'Without the proxy',
      help: 'Sites, addresses and networks to reach without it, such as example.org, 10.0.0.0/8.',
    },
    userAgent: {
      label: 'User agent',
      help: 'Who asks, as servers see it. Empty: Sluice and its version.',
    },
    referer: {
      label: 'Referer',
      help: 'The page that has the link, as servers see it. Empty: none; *: the link itself.',
    },
    closeToTray: {
      label: 'Closing the window leaves Sluice in the tray',
      help: 'Downloads go on. Off: closing the window quits Sluice, and downloads go on at the next start.',
    },
    openAtLogin: {
      label: 'Start when you sign in',
      help: 'Without its window, if it stays in the tray.',
    },
    notifications: {
      label: 'Notifications',
      help: 'A word when downloads have ended and you look elsewhere.',
    },
    quietHours: { label: 'Quiet hours', help: 'No notifications meanwhile.' },
    watchClipboard: {
      label: 'Offer links that you copy',
      help: 'What you copied elsewhere is looked at when you turn to this window. Nothing is added by itself.',
    },
    checkForUpdates: {
      label: 'Look for newer versions',
      help: 'Once a day. None is fetched before you say so.',
    },
    plugins: {
      label: 'Load plugins',
      help: 'Sources of your own. A plugin is a program: it may do whatever you may, read and change your files, talk to anybody. Keep only those whose makers you trust. Takes effect when Sluice starts again.',
    },
    appearance: { label: 'Appearance', help: 'Light, dark, or as your system has it at the time.' },
    remoteAccess: {
      label: 'Let other computers in',
      help: 'Whoever has the secret reaches this Sluice over the network. The connection is not encrypted: use it where you trust the network.',
    },
    allowedHosts: {
      label: 'Host names it answers to',
      help: 'Besides addresses, in lower case, with commas between: the name of a proxy before it, say.',
    },
    language: { label: 'Language', help: 'Of this window, its dates and its numbers.' },
  },
  appearances: { system: 'Like the system', light: 'Light', dark: 'Dark' },
  plugins: {
    list: 'Plugins found',
    folder: 'Folder: {folder}',
    none: 'There are none in it yet.',
    inUse: 'In use',
    notLoaded: 'Not loaded',
    version: 'Version {version}',
  },
  quiet: { from: 'From', to: 'To' },
  noLimit: 'None',
  schedule: {
    rule: 'Rule {n, number}',
    days: 'Days',
    names: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
    from: 'From',
    to: 'To',
    limit: 'Limit (kB/s)',
    limitHelp: 'Empty: none.',
    add: 'Add a time',
    remove: 'Remove rule {n, number}',
  },
  rules: {
    rule: 'Rule {n, number}',
    source: 'Source',
    anySource: 'Any',
    host: 'Site',
    types: 'Types',
    folder: 'Folder',
    add: 'Add a rule',
    remove: 'Remove rule {n, number}',
    typesHint: 'mp3, flac',
    example: 'Such as {folder}',
  },
  wholeNumber: 'Enter a whole number from {least, number} to {most, number}.',
  toMend: 'something to put right',
  toDefault: 'Default for {label}',
  toDefaultTip: 'Back to the default',
  save: 'Save',
  cancel: 'Cancel',
} as const
