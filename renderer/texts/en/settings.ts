/** The settings of the sources. */
export const settings = {
  open: 'Set up {label}',
  title: 'Settings of {label}',
  unset: 'Not set',
  kinds: { audio: 'Sound only', video: 'Video' },
  fields: {
    kind: { label: 'Fetch' },
    container: { label: 'File type' },
    maxHeight: { label: 'Picture at most' },
    subtitles: {
      label: 'Subtitles',
      help: 'Languages such as en, de or pt-BR, with commas between. Empty: none.',
    },
    cookiesFromBrowser: { label: 'Signed in with the cookies of' },
    cookiesFile: {
      label: 'File of cookies',
      help: 'Full path of a cookies.txt as browsers export it. Use this or a browser, not both.',
    },
    embedMetadata: { label: 'Put title, artist and date into the file' },
    embedThumbnail: { label: 'Put the picture into the file' },
    toolPath: { label: 'Path of the program', help: 'Empty: the one that is found on this computer.' },
    configPath: { label: 'Path of streamrip’s configuration', help: 'Empty: where streamrip keeps it.' },
    quality: {
      label: 'Quality',
      help: 'Empty: the best there is, or what the program’s own configuration says.',
    },
    codec: { label: 'Convert to' },
    servers: {
      label: 'Servers',
      help: 'Addresses of servers that you may use, one a line. They are asked in this order.',
    },
    apiKey: { label: 'Key for the servers' },
  },
} as const
