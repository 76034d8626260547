-- A file that somebody wants to bring in, and how far it is (docs/state-machines/import.md); gone after a day.

CREATE TABLE import_request (
    id @UUID NOT NULL PRIMARY KEY,
    account_id @UUID NOT NULL,
    source TEXT NOT NULL,
    file_name TEXT NOT NULL,
    format TEXT NOT NULL,
    publish @BOOL NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('to_read', 'read', 'to_bring_in', 'brought_in', 'unreadable', 'cancelled',
                                         'given_up')),
    skip_refused @BOOL NOT NULL,
    counts @JSON,
    seal @UUID,
    complaint @JSON,
    tries @INT NOT NULL,
    begun_at @TS,
    version @INT NOT NULL,
    created_at @TS NOT NULL
) @STRICT

CREATE INDEX import_request_by_age ON import_request (created_at)

-- What it would do, worked out once and shown page by page.

CREATE TABLE import_plan (
    request_id @UUID NOT NULL PRIMARY KEY REFERENCES import_request (id) ON DELETE CASCADE,
    plan TEXT NOT NULL
) @STRICT

-- The file itself, until it is over.

CREATE TABLE import_file (
    request_id @UUID NOT NULL PRIMARY KEY REFERENCES import_request (id) ON DELETE CASCADE,
    content TEXT NOT NULL
) @STRICT
