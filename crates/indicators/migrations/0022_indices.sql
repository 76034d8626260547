-- Indices by version, each with what it was made of and what came out, and signals with the sessions in which people say what
-- they mean. A recipe and an outcome are documents that are read whole; what a page of a place shows stands in rows of its own.

CREATE TABLE composite_index (
    id @UUID NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    about TEXT NOT NULL,
    kind TEXT NOT NULL,
    created_at @TS NOT NULL
) @STRICT

CREATE TABLE index_recipe (
    id @UUID NOT NULL PRIMARY KEY,
    index_id @UUID NOT NULL REFERENCES composite_index (id),
    number @INT NOT NULL,
    state TEXT NOT NULL,
    recipe @JSON NOT NULL,
    outcome @JSON,
    copied_from @INT,
    note TEXT NOT NULL,
    retired_because TEXT NOT NULL,
    made_at @TS,
    published_at @TS,
    version @INT NOT NULL,
    created_at @TS NOT NULL,
    UNIQUE (index_id, number)
) @STRICT

-- Who wrote in a version, and so does not approve or publish it.

CREATE TABLE index_preparer (
    recipe_id @UUID NOT NULL REFERENCES index_recipe (id),
    account_id @UUID NOT NULL,
    PRIMARY KEY (recipe_id, account_id)
) @STRICT

CREATE TABLE index_score (
    recipe_id @UUID NOT NULL REFERENCES index_recipe (id),
    place @INT NOT NULL,
    scores @JSON NOT NULL,
    PRIMARY KEY (place, recipe_id)
) @STRICT

CREATE TABLE figure_signal (
    id @UUID NOT NULL PRIMARY KEY,
    indicator_id @UUID NOT NULL REFERENCES indicator (id),
    place @INT NOT NULL,
    time @INT NOT NULL,
    evidence @JSON NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    noticed_at @TS NOT NULL,
    version @INT NOT NULL,
    UNIQUE (indicator_id, place)
) @STRICT

CREATE TABLE signal_session (
    id @UUID NOT NULL PRIMARY KEY,
    signal_id @UUID NOT NULL REFERENCES figure_signal (id),
    held_on @DATE NOT NULL,
    record @JSON NOT NULL,
    written_at @TS NOT NULL
) @STRICT

CREATE INDEX session_of_signal ON signal_session (signal_id, held_on)
