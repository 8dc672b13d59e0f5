import type { DownloadFailure, FailureCode } from '../../shared/failure.ts'

/** What a person can do about each way to fail. */
const advice: Record<FailureCode, string> = {
  dns: 'Check the link’s spelling and your connection.',
  connection: 'Check your connection; the server may be down for a while.',
  timeout: 'The server may be busy. Try again later.',
  stalled: 'Try again: it goes on from where it stopped, if the server can.',
  incomplete: 'Try again: it goes on from where it stopped, if the server can.',
  'rate-limited': 'The lane rests. A longer delay or fewer at once may avoid it.',
  server: 'The trouble is the server’s. Try again later.',
  'worker-crash': 'Try again; if it happens each time, the log says more.',
  'worker-hung': 'Try again; if it happens each time, the log says more.',
  'wrong-length': 'Try again; what arrived was not kept.',
  changed: 'Try again: the file on the server is another one now.',
  tls: 'The server’s certificate is not good. Check the date of this computer, or ask the site.',
  'bad-address': 'Check the link and add it again.',
  unauthorized: 'It needs a sign-in: add it again with the headers or account it asks for.',
  forbidden: 'The link may have expired or need a sign-in. Copy a fresh one from the site.',
  'not-found': 'The file has gone or moved. Look for a fresh link on the site.',
  refused: 'The log has the server’s answer.',
  redirect: 'The server sends in circles. Look for another link.',
  checksum: 'The file is not the one announced. Check the checksum, or try another mirror.',
  'disk-full': 'Make room, then resume: it goes on from what has arrived.',
  permission: 'Choose a folder you may write to, then retry.',
  folder: 'Check that the folder is there, then retry.',
  disk: 'Check the disk; the log says what it answered.',
  'no-file': 'The source had nothing to give. The log may say why.',
  'tool-missing': 'Install the program; its source says how, in the panel.',
  'tool-failed': 'The log has the program’s own words. An update of it often helps.',
  'sign-in': 'Sign in again, as the source’s set-up says, then retry.',
  unavailable: 'It is not offered, or not where you are.',
  unsupported: 'No source can fetch this. Another link may do.',
  'not-configured': 'Set the source up first; the panel says how.',
  protocol: 'This should not happen. Please report it with the log.',
  internal: 'This should not happen. Please report it with the log.',
}

export const adviceFor = ({ code }: DownloadFailure): string => advice[code]
