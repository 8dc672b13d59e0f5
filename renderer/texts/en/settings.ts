/** The settings of the sources. */
export const settings = {
  open: 'Set up {label}',
  title: 'Settings of {label}',
  unset: 'Not set',
  kinds: { audio: 'Sound only', video: 'Video' },
  beside: { subtitles: 'Subtitles', thumbnail: 'Picture', metadata: 'All that is known (.info.json)' },
  command: {
    which: 'Command',
    another: 'New command',
    name: 'Name',
    nameHelp: 'Small letters and digits, such as wget. Its lane is called by it.',
    program: 'Program',
    programHelp: 'A name on PATH, or a full path. No shell is involved.',
    args: 'Arguments, one a line',
    argsHelp:
      'Filled in: {open}url{close}, {open}name{close}, {open}dir{close} (its own folder), {open}out{close} (the file it is to write).',
    progress: 'Progress',
    progressHelp: 'A regular expression with a group such as {sample}. Empty: the bytes written are shown.',
    result: 'Its file',
    resultHelp: 'Not set: {open}out{close} if the arguments have it, else the only file it makes.',
    results: {
      out: 'Written to {open}out{close}',
      last: 'Named by the last line it prints',
      any: 'The only file it makes',
    },
    link: 'Link to try it with',
    linkHelp: 'It is downloaded as any other, and you see here how it ends.',
    remove: 'Remove command',
    tryIt: 'Save and try',
    trying: 'Trying…',
    works: 'It works: {file}',
    fails: 'It does not work yet: {reason}',
  },
  fields: {
    kind: { label: 'Fetch', help: 'Not set: video from YouTube, sound from SoundCloud.' },
    container: {
      label: 'File type',
      help: 'Sound is converted to it, video only repacked. Not set: as it comes.',
    },
    maxHeight: { label: 'Picture at most', help: 'Something larger is taken only if there is nothing else.' },
    audioQuality: {
      label: 'Quality of converted sound',
      help: 'From 0, the best and largest, to 10. Not set: 0.',
    },
    format: {
      label: 'Format',
      help: 'A selection as yt-dlp writes it, such as bv*+ba/b. Empty: what is chosen under Fetch.',
    },
    liveStreams: { label: 'Record live streams', help: 'From now until they end. Off: they are refused.' },
    subtitles: {
      label: 'Subtitles',
      help: 'Languages such as en, de or pt-BR, with commas between. Empty: none.',
    },
    automaticSubtitles: {
      label: 'Subtitles written by machines too',
      help: 'In the languages of Subtitles, where nobody has written any.',
    },
    filesBeside: {
      label: 'In files of their own',
      help: 'Beside the media, under its name. Subtitles are then not in the video as well.',
    },
    embedMetadata: {
      label: 'Put title, artist and date into the file',
      help: 'Chapters too, where there are any.',
    },
    embedThumbnail: { label: 'Put the picture into the file', help: 'As its cover. webm and wav hold none.' },
    cookiesFromBrowser: {
      label: 'Signed in with the cookies of',
      help: 'For what the site shows only to you, as you are signed in there.',
    },
    cookiesFile: {
      label: 'File of cookies',
      help: 'Full path of a cookies.txt as browsers export it. Use this or a browser, not both.',
    },
    toolPath: { label: 'Path of the program', help: 'Empty: the one that is found on this computer.' },
    configPath: { label: 'Path of streamrip’s configuration', help: 'Empty: where streamrip keeps it.' },
    quality: {
      label: 'Quality',
      help: 'The first in the list is the best. Not set: the best there is, or what the program’s own configuration says.',
    },
    codec: { label: 'Convert to', help: 'Not set: what streamrip’s own configuration says.' },
    allowShort: {
      label: 'Accept very short tracks',
      help: 'Off: a track as short as a preview is refused.',
    },
    servers: {
      label: 'Servers',
      help: 'Addresses of servers that you may use, one a line. They are asked in this order.',
    },
    apiKey: { label: 'Key for the servers', help: 'For servers that ask for one. Empty: none.' },
  },
} as const
