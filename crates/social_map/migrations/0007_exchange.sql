-- What a source said of a thing when it last spoke, so that what was changed here since then can be told apart (ADR 13).

CREATE TABLE import_record (
    source TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('offer', 'place', 'organisation')),
    source_id @UUID NOT NULL,
    own_id @UUID NOT NULL,
    base @JSON NOT NULL,
    original TEXT,
    PRIMARY KEY (source, kind, source_id)
) @STRICT

CREATE INDEX import_record_by_own ON import_record (own_id, kind)

-- Each time that a file was brought in.

CREATE TABLE import_run (
    id @UUID NOT NULL PRIMARY KEY,
    source TEXT NOT NULL,
    file_name TEXT NOT NULL,
    format TEXT NOT NULL,
    brought_in_as TEXT NOT NULL,
    counts @JSON NOT NULL,
    created_at @TS NOT NULL
) @STRICT

CREATE INDEX import_run_by_day ON import_run (created_at, id)
