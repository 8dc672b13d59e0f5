/** What a tool (yt-dlp, ffmpeg, rip, a person's own command) needs to find itself, the network and its files. */
const names = [
  ['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'LANG', 'LANGUAGE', 'TZ', 'TMPDIR', 'TEMP', 'TMP'],
  // Proxies are read in lower case by curl's kind, in upper case by others.
  [
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'ALL_PROXY',
    'NO_PROXY',
    'http_proxy',
    'https_proxy',
    'all_proxy',
    'no_proxy',
  ],
  ['SSL_CERT_FILE', 'SSL_CERT_DIR', 'NODE_EXTRA_CA_CERTS', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE'],
  ['LD_LIBRARY_PATH', 'PYTHONPATH', 'VIRTUAL_ENV'],
  // The keyring a browser's cookies are locked with.
  ['DBUS_SESSION_BUS_ADDRESS'],
  ['SystemRoot', 'SystemDrive', 'windir', 'ComSpec', 'PATHEXT', 'APPDATA', 'LOCALAPPDATA', 'USERPROFILE'],
  ['USERNAME', 'HOMEDRIVE', 'HOMEPATH', 'ProgramData', 'ProgramFiles', 'ProgramFiles(x86)'],
].flat()

const prefixes = ['LC_', 'XDG_']

/**
 * The environment of a download process: only what is listed. The rest may hold secrets of other programs
 * or, as NODE_OPTIONS does, change what the process is.
 */
export function childEnvironment(own: NodeJS.ProcessEnv): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const name of [...names, ...Object.keys(own).filter(hasKeptPrefix)]) {
    const value = own[name]
    if (value !== undefined) kept[name] = value
  }
  return kept
}

const hasKeptPrefix = (name: string) => prefixes.some((prefix) => name.startsWith(prefix))
