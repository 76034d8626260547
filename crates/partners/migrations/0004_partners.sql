-- An organisation that offers something, or works with the municipality. Former names stay findable.

CREATE TABLE organisation (
    id @UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    former_names @JSON NOT NULL,
    kind TEXT NOT NULL,
    kvk TEXT UNIQUE,
    website TEXT,
    phone TEXT,
    email TEXT,
    languages @JSON NOT NULL,
    about TEXT NOT NULL,
    account_manager TEXT,
    demonstration @BOOL NOT NULL,
    version @INT NOT NULL,
    created_at @TS NOT NULL,
    changed_at @TS NOT NULL
) @STRICT

CREATE INDEX organisation_by_name ON organisation (name, id)
