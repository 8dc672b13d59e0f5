/**
 * What the engine's side says to a person: why it refuses, what a source lacks, what was amiss at the start.
 * ICU MessageFormat, but in English with no other placeholders than `{name}` and `{n, number}`: see `inEnglish`.
 */
export const said = {
  'unknown-source': 'There is no source named “{name}”. Known sources: {known}.',
  'bad-filename': '“{filename}” is not a filename of {source}.',
  'no-source-takes': 'Not a link any source can download: {links}. Nothing was added.',
  'no-source-takes-more':
    'Not a link any source can download: {links} and {n, number} more. Nothing was added.',
  'not-taken-by': 'Not a link of {sources}: {links}. Nothing was added.',
  'not-taken-by-more': 'Not links of {sources}: {links} and {n, number} more. Nothing was added.',
  'not-its-link': 'Not a link of {source}: {link}.',
  'not-absolute': '“{folder}” is not an absolute folder.',
  'download-folder': 'The download folder must be a full path; “{folder}” is not.',
  'lane-rests': 'Its source asked for a rest. End the rest first, or wait until it is over.',
  'one-lane': 'All hosts of {source} share one lane.',
  'not-saved':
    'The queue could not be saved ({problem}). Sluice goes on trying; check the data folder’s disk.',
  'file-unfinished': 'There is no finished file of this download.',
  'file-gone': 'The file is no longer where it was saved: {path}. It was moved, renamed or deleted.',
  'file-not-opened': '“{name}” could not be opened: {problem}',
  unfit: '{problem}',
  'went-wrong': 'Something went wrong in “{method}”. The log has the details.',

  'no-program-at': 'There is no program at {path}.',
  'no-yt-dlp': 'yt-dlp was not found.',
  'other-program': '{path} is not a yt-dlp that runs.',
  'cookies-unread': 'The file of cookies, {path}, cannot be read.',
  'no-command': 'No command is set up yet.',
  'programs-not-found': 'Not found: {programs}.',
  'no-streamrip': 'streamrip (rip) was not found.',
  'no-streamrip-file': 'streamrip has no configuration at {path}.',
  'no-streamrip-account': 'streamrip has no account for this service yet.',
  'no-hifi-server': 'No HiFi server is set up.',
  'settings-unfit': 'Its settings do not fit: {problem}',
  'plugin-says': '{problem}',
  'too-many-plugins': 'It was not asked: no more than {most, number} plugins are used.',
  'plugin-nonsense': 'It says what no plugin may say.',
  'plugin-ended': 'It ended the process it was loaded in ({how}).',
  'exit-code': 'exit code {code}',
  'plugin-silent': 'It did not answer within {n, number} seconds.',
  'plugin-not-waited-for':
    'Sluice started without waiting for it: plugins took too long to answer. If it answers by now, it is used from the next start on.',
  'name-taken': 'The name “{name}” is taken by {label}.',

  'install-yt-dlp':
    'Install yt-dlp and ffmpeg (Debian: apt install yt-dlp ffmpeg; macOS: brew install yt-dlp ffmpeg; Windows: winget install yt-dlp), or set the path of yt-dlp in the preferences.',
  'export-cookies': 'Export the cookies of a signed-in browser to it once more, or set another.',
  'add-command': 'Add one in the preferences, e.g. {example}.',
  'install-program': 'Install it, or set its full path.',
  'install-streamrip':
    'Install streamrip (pip install streamrip), run `rip url` once in a terminal to sign in, or set the path of rip in the preferences.',
  'sign-in-streamrip':
    'Sign in once in a terminal: run `rip url` with any link of this service, or set the path of streamrip’s configuration in the preferences.',
  'name-hifi-server': 'Name one, or several, in the preferences: the addresses of servers you may use.',
  'set-again': 'Set them again.',
  'mend-plugin': 'Mend the plugin, or remove it.',

  'folder-in-use': 'Another Sluice is using the data folder {folder}.',
  'newer-database':
    '{path} was written by a newer version of Sluice (its format is {format, number}, this version knows up to {known, number}). Update Sluice, or choose another data folder.',
  'preferences-unread':
    'The preferences could not be read ({problem}). The file was kept as {file}; what made sense of it holds.',
  'preferences-no-json':
    'The preferences could not be read: the file is not JSON. It was kept as {file}; the defaults hold.',
  'list-lost':
    'The list of downloads was damaged. It was kept as {file} and a new one begun. Nothing in it could be read.',
  'list-rescued':
    'The list of downloads was damaged. It was kept as {file} and a new one begun. Downloads carried over from it: {n, number}.',
  'entries-damaged':
    'Saved entries that could not be read: {n, number}. They went into the table “damaged” of {file}; all others are here.',
  'port-taken': 'Port {port} on {host} is taken by another program.',
  'port-forbidden': 'Port {port} may not be used by this user.',
  'no-address': '{host} is no address of this machine.',
  'not-listening': '{host}:{port} cannot be listened on: {problem}',

  // What is wrong with a value that a person gave.
  at: '{where}: {problem}',
  unusable: 'This cannot be used. Change it.',
  number: 'Enter a number.',
  'whole-number': 'Enter a whole number.',
  least: 'Enter {least, number} or more.',
  most: 'Enter {most, number} or less.',
  text: 'Enter a text.',
  list: 'Enter a list.',
  'on-or-off': 'This is on or off, and nothing else.',
  empty: 'Enter something.',
  'too-long': 'Enter {most, number} characters at most.',
  'too-many': 'Name {most, number} of them at most.',
  'one-of': 'Choose one of these: {options}.',
  'unknown-keys': 'There is no such setting: {keys}.',
  'web-address': 'Enter an http or https address.',
  'control-characters': 'This may not hold control characters, such as line breaks.',
  'no-proxy': 'A proxy looks like http://host:8080 or socks5://host:1080; or say none.',
  'no-host-name': 'A host name looks like downloads.example.org, in lower case.',
  'no-time-of-day': 'A time of day is like 22:30.',
  'name-a-day': 'Name at least one day.',
  'name-a-folder': 'Name a folder.',
  'folder-leads-out': 'A folder may not lead out of the one it is in (“..”).',
  'folder-fields': 'A folder may hold {fields}.',
  'no-ending': 'A type is like mp3: without dots, spaces or slashes.',
  'no-checksum': 'A checksum looks like sha256:HEX.',
  'checksum-digits': 'A checksum of {algorithm} has {digits, number} hex digits.',
  'no-header-name': 'That is not a header name.',
  'no-user-name': 'A user name may hold no colon and no control characters.',
  'no-language': 'A language is like {examples}, with - before it to leave it out.',
  'which-languages': 'Say in which languages, such as en.',
  'wrong-container': 'Audio comes as {audio}; video as {video}.',
  'no-cover-in': 'A file of this kind holds no picture ({containers}): choose another.',
  'cookies-twice': 'Take cookies from a file or from a browser, not from both.',
  'command-name': 'A command is named with a-z, 0-9, and . _ - in between.',
  'no-pattern': 'That is not a regular expression.',
  'two-commands': 'Two commands have one name.',
} as const
