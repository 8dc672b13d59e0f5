/** What has arrived must not be gone on with; a new beginning may succeed. The message ends a sentence in the log. */
export class StartOver extends Error {
  override readonly name = 'StartOver'
}

/** The server answers requests for a part of the file with something else. */
export class NoRanges extends Error {
  override readonly name = 'NoRanges'
}
