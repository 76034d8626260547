-- What happened, by whom: append-only, each row sealed with the one before it.

CREATE TABLE event (
    seq @INT NOT NULL PRIMARY KEY,
    at @TS NOT NULL,
    account_id @UUID,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id @UUID,
    organisation_id @UUID,
    request_id @UUID,
    details TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
) @STRICT

CREATE INDEX event_by_subject ON event (subject_id, seq)

CREATE INDEX event_by_account ON event (account_id, seq)

-- The last row of the log: one lock for all writers, and a witness when rows are cut off the end.

CREATE TABLE event_head (
    id @INT NOT NULL PRIMARY KEY CHECK (id = 1),
    seq @INT NOT NULL,
    hash TEXT NOT NULL
) @STRICT

INSERT INTO event_head (id, seq, hash) VALUES (1, 0, '')

-- Answers to unsafe requests, given again when the same request comes again.

CREATE TABLE answered_request (
    key TEXT NOT NULL PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    status @INT,
    location TEXT,
    at @TS NOT NULL
) @STRICT

CREATE INDEX answered_request_by_time ON answered_request (at)

-- Work to be done after a change, written with it.

CREATE TABLE job (
    id @UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    unique_key TEXT UNIQUE,
    payload TEXT NOT NULL,
    run_after @TS NOT NULL,
    attempts @INT NOT NULL DEFAULT 0,
    leased_until @TS,
    lease @UUID,
    done_at @TS,
    failed_at @TS,
    last_error TEXT
) @STRICT

CREATE INDEX job_to_do ON job (done_at, failed_at, run_after)
