// Result codes: https://www.sqlite.org/rescode.html. The low byte is the kind, the rest a detail.
const SQLITE_BUSY = 5
const SQLITE_CORRUPT = 11
const SQLITE_NOTADB = 26

const kindOf = (error: unknown): number | null =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : null

/** Somebody else has the file locked. */
export const isBusy = (error: unknown): boolean => kindOf(error) === SQLITE_BUSY

/** What is in the file is not, or no longer, a database. */
export const isCorrupt = (error: unknown): boolean =>
  [SQLITE_CORRUPT, SQLITE_NOTADB].includes(kindOf(error) ?? 0)
