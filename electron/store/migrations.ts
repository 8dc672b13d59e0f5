/**
 * What makes a database of version N one of version N + 1, from 0, the empty one. A step that was released
 * is never changed; a change is a new step.
 *
 * `saved` holds JSON (SavedDownload, SavedLane): everything is read at start and kept in memory, so nothing
 * is ever looked for in it. `history` is looked through, so it has columns.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE downloads (
    id TEXT NOT NULL PRIMARY KEY,
    saved TEXT NOT NULL
  ) STRICT;

  CREATE TABLE lanes (
    key TEXT NOT NULL PRIMARY KEY,
    saved TEXT NOT NULL
  ) STRICT;

  CREATE TABLE log (
    download TEXT NOT NULL REFERENCES downloads (id) ON DELETE CASCADE,
    time REAL NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX log_by_download ON log (download);

  -- Every completed download. Rows stay when the download is removed.
  CREATE TABLE history (
    id TEXT NOT NULL PRIMARY KEY,
    display_name TEXT NOT NULL,
    source TEXT NOT NULL,
    filename TEXT NOT NULL,
    file_path TEXT NOT NULL,
    size INTEGER NOT NULL,
    finished_at REAL NOT NULL,
    -- Lower case: SQLite's own LIKE knows no case but ASCII's.
    search_text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX history_by_time ON history (finished_at);

  -- Rows of other tables that could not be read, as they were found.
  CREATE TABLE damaged (
    origin TEXT NOT NULL,
    key TEXT NOT NULL,
    raw TEXT NOT NULL,
    reason TEXT NOT NULL,
    found_at REAL NOT NULL
  ) STRICT;
  `,
]
