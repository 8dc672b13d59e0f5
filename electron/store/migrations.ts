/**
 * What makes a database of version N one of version N + 1, from 0, the empty one. A step that was released
 * is never changed; a change is a new step.
 *
 * `saved` holds JSON (SavedDownload, SavedLane). What is looked for has columns; those of `downloads` repeat what
 * is in `saved`, since an index over JSON is dear to write and never covers a query.
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
  `
  ALTER TABLE downloads ADD COLUMN state TEXT NOT NULL DEFAULT '';
  ALTER TABLE downloads ADD COLUMN source TEXT NOT NULL DEFAULT '';
  ALTER TABLE downloads ADD COLUMN target TEXT NOT NULL DEFAULT '';
  ALTER TABLE downloads ADD COLUMN lane TEXT NOT NULL DEFAULT '';
  ALTER TABLE downloads ADD COLUMN priority TEXT NOT NULL DEFAULT '';
  ALTER TABLE downloads ADD COLUMN place REAL NOT NULL DEFAULT 0;
  ALTER TABLE downloads ADD COLUMN next_attempt REAL;
  ALTER TABLE downloads ADD COLUMN has_partial INTEGER NOT NULL DEFAULT 0;

  INSERT INTO damaged SELECT 'downloads', id, saved, 'It is not JSON.', unixepoch() * 1000.0
    FROM downloads WHERE NOT json_valid(saved);
  DELETE FROM downloads WHERE NOT json_valid(saved);
  UPDATE downloads SET
    state = coalesce(saved ->> '$.record.state', ''),
    source = coalesce(saved ->> '$.record.source', ''),
    target = coalesce(saved ->> '$.record.targetId', ''),
    lane = coalesce(saved ->> '$.record.lane', ''),
    priority = coalesce(saved ->> '$.record.priority', 'normal'),
    place = coalesce(CAST(saved ->> '$.record.order' AS REAL), 0),
    next_attempt = CAST(saved ->> '$.record.nextAttemptAt' AS REAL),
    has_partial = (saved ->> '$.partial') IS NOT NULL;

  -- Holds all that is asked of many at once, so that none of their JSON is touched.
  CREATE INDEX downloads_in_order ON downloads (place, state, source, lane, priority, next_attempt, id);
  CREATE INDEX downloads_by_target ON downloads (target, source, state);
  CREATE INDEX downloads_with_partial ON downloads (id, state) WHERE has_partial;
  `,
  `
  -- Small, so that to count all and to find the hundredth page of them takes little more than the first.
  CREATE INDEX downloads_by_place ON downloads (place);
  `,
]
