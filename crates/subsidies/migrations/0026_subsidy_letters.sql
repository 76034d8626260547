-- Letters to applicants. What a prepared letter says follows from the case and the template; what a sent letter says is kept
-- with its bytes, and never changes.

CREATE TABLE subsidy_letter_template (
    kind TEXT NOT NULL,
    number @INT NOT NULL,
    body TEXT NOT NULL,
    made_at @TS NOT NULL,
    made_by @UUID,
    PRIMARY KEY (kind, number)
) @STRICT

CREATE TABLE subsidy_letter (
    id @UUID NOT NULL PRIMARY KEY,
    application_id @UUID NOT NULL REFERENCES subsidy_application (id),
    kind TEXT NOT NULL,
    number @INT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('prepared', 'sent', 'dropped')),
    dated @DATE NOT NULL,
    prepared_at @TS NOT NULL,
    prepared_by @UUID,
    sending @JSON NOT NULL,
    version @INT NOT NULL,
    UNIQUE (application_id, kind, number)
) @STRICT

CREATE INDEX subsidy_letter_of ON subsidy_letter (application_id, prepared_at)

-- The bytes of a sent letter in base 64; they are only ever added.

CREATE TABLE subsidy_letter_sent (
    letter_id @UUID NOT NULL PRIMARY KEY REFERENCES subsidy_letter (id),
    document @JSON NOT NULL,
    hash TEXT NOT NULL,
    bytes TEXT NOT NULL
) @STRICT

-- Letters of a round that are sent together, with how far it is.

CREATE TABLE subsidy_letter_batch (
    id @UUID NOT NULL PRIMARY KEY,
    round_id @UUID NOT NULL REFERENCES subsidy_round (id),
    asked_by @UUID NOT NULL,
    asked_at @TS NOT NULL,
    total @INT NOT NULL,
    done @INT NOT NULL,
    finished_at @TS
) @STRICT

-- Files that come with an application. The bytes lie in a folder beside the database, under the identity of the file.

CREATE TABLE subsidy_file (
    id @UUID NOT NULL PRIMARY KEY,
    application_id @UUID NOT NULL REFERENCES subsidy_application (id),
    document TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    bytes @INT NOT NULL,
    hash TEXT NOT NULL,
    brought_at @TS NOT NULL,
    brought_by @UUID
) @STRICT

CREATE INDEX subsidy_file_of ON subsidy_file (application_id, brought_at)
