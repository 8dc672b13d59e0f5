import { randomBytes } from 'node:crypto'
import type { DataFolder } from './data-folder.ts'
import { makePrivate, readIfThere, writePrivateFile } from './private-file.ts'

const SECRET_BYTES = 32
/** 32 bytes in base64url. */
const shape = /^[\w-]{43}$/

/** The secret callers of JSON-RPC need. Made on the first start and kept; made anew where it was damaged. */
export function loadSecret(folder: DataFolder): string {
  const kept = readIfThere(folder.secret)?.trim() ?? ''
  if (!shape.test(kept)) return newSecret(folder)
  // A copy or a backup may have opened it to others.
  makePrivate(folder.secret)
  return kept
}

/** Another one in its place: whoever has the old one is shut out from the next start of the server. */
export function newSecret(folder: DataFolder): string {
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  writePrivateFile(folder.secret, `${secret}\n`)
  return secret
}
