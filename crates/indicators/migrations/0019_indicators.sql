-- The catalogue of indicators, their definitions by version, figures, and what figures are held against. Places and times are
-- numbers that keep their order (`Place::key`, `When::key`): there are millions of figures. A definition is a document that is
-- read whole.

CREATE TABLE indicator (
    id @UUID NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    topic TEXT NOT NULL,
    headline @BOOL NOT NULL,
    openness TEXT NOT NULL,
    retired TEXT,
    current_series @INT NOT NULL,
    last_import @INT NOT NULL,
    version @INT NOT NULL,
    created_at @TS NOT NULL,
    changed_at @TS NOT NULL
) @STRICT

CREATE TABLE indicator_definition (
    id @UUID NOT NULL PRIMARY KEY,
    indicator_id @UUID NOT NULL REFERENCES indicator (id),
    series @INT NOT NULL UNIQUE,
    number @INT NOT NULL,
    definition @JSON NOT NULL,
    change TEXT NOT NULL,
    since @TS NOT NULL,
    UNIQUE (indicator_id, number)
) @STRICT

CREATE TABLE indicator_yardstick (
    id @UUID NOT NULL PRIMARY KEY,
    indicator_id @UUID NOT NULL REFERENCES indicator (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    place @INT NOT NULL,
    time @INT NOT NULL,
    value @FLOAT NOT NULL,
    source TEXT NOT NULL
) @STRICT

-- Each time that figures were brought in. Whoever brings figures in waits here for who is before.

CREATE TABLE figure_import (
    number @INT NOT NULL PRIMARY KEY,
    file_name TEXT NOT NULL,
    source TEXT NOT NULL,
    division @INT NOT NULL,
    brought_in_at @TS NOT NULL,
    brought_in_as TEXT NOT NULL,
    added @INT NOT NULL,
    changed @INT NOT NULL,
    unchanged @INT NOT NULL
) @STRICT

CREATE TABLE figure_revision (
    id @INT NOT NULL PRIMARY KEY CHECK (id = 1),
    revision @INT NOT NULL
) @STRICT

INSERT INTO figure_revision (id, revision) VALUES (1, 0)

-- The figures as they are known now.

CREATE TABLE figure (
    series @INT NOT NULL,
    place @INT NOT NULL,
    time @INT NOT NULL,
    division @INT NOT NULL,
    value @FLOAT,
    numerator @FLOAT,
    denominator @FLOAT,
    low @FLOAT,
    high @FLOAT,
    answers @INT,
    missing TEXT,
    provisional @BOOL NOT NULL,
    origin TEXT NOT NULL,
    import @INT NOT NULL,
    CHECK ((value IS NULL) <> (missing IS NULL))
) @STRICT

CREATE UNIQUE INDEX figure_of_place ON figure (place, series, time)

CREATE INDEX figure_of_series ON figure (series, time)

-- The figures that a later import replaced, so that what was published can be found again.

CREATE TABLE figure_before (
    series @INT NOT NULL,
    place @INT NOT NULL,
    time @INT NOT NULL,
    replaced_by @INT NOT NULL,
    division @INT NOT NULL,
    value @FLOAT,
    numerator @FLOAT,
    denominator @FLOAT,
    low @FLOAT,
    high @FLOAT,
    answers @INT,
    missing TEXT,
    provisional @BOOL NOT NULL,
    origin TEXT NOT NULL,
    import @INT NOT NULL,
    PRIMARY KEY (series, place, time, replaced_by)
) @STRICT

-- What the columns in the files of a source mean.

CREATE TABLE figure_mapping (
    source TEXT NOT NULL PRIMARY KEY,
    mapping @JSON NOT NULL,
    changed_at @TS NOT NULL
) @STRICT

-- A file that was put down and is not brought in yet; it is cleared away after a day.

CREATE TABLE figure_upload (
    id @UUID NOT NULL PRIMARY KEY,
    account_id @UUID,
    file_name TEXT NOT NULL,
    source TEXT NOT NULL,
    division @INT NOT NULL,
    content TEXT NOT NULL,
    put_down_at @TS NOT NULL
) @STRICT

CREATE TABLE area_note (
    id @UUID NOT NULL PRIMARY KEY,
    place @INT NOT NULL,
    note TEXT NOT NULL,
    source TEXT NOT NULL,
    openness TEXT NOT NULL,
    written_at @TS NOT NULL
) @STRICT
