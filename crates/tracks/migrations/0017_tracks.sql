-- A track stays the same through the years; its editions tell of each half-year.

CREATE TABLE track (
    id @UUID NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    number @INT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    about TEXT NOT NULL,
    owner TEXT,
    openness TEXT NOT NULL CHECK (openness IN ('public', 'council_confidential', 'internal')),
    source TEXT,
    version @INT NOT NULL,
    changed_at @TS NOT NULL
) @STRICT

CREATE TABLE track_edition (
    id @UUID NOT NULL PRIMARY KEY,
    track_id @UUID NOT NULL REFERENCES track (id),
    half TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'shared', 'published')),
    openness TEXT NOT NULL CHECK (openness IN ('public', 'council_confidential', 'internal')),
    source TEXT,
    version @INT NOT NULL,
    changed_at @TS NOT NULL,
    UNIQUE (track_id, half)
) @STRICT

-- Each part of an edition has a version of its own, so that two people can write different parts at once. A part that was
-- never written has no row.

CREATE TABLE track_part (
    edition_id @UUID NOT NULL REFERENCES track_edition (id),
    part TEXT NOT NULL,
    heading TEXT,
    content @JSON NOT NULL,
    absent_because TEXT,
    version @INT NOT NULL,
    changed_at @TS NOT NULL,
    PRIMARY KEY (edition_id, part)
) @STRICT

-- A figure is a value with what it takes to know what it says: never a text. The amount is a number, cents, or tenths of a
-- percent, as `measure` says.

CREATE TABLE track_figure (
    id @UUID NOT NULL PRIMARY KEY,
    edition_id @UUID NOT NULL REFERENCES track_edition (id),
    figure_key TEXT NOT NULL,
    name TEXT NOT NULL,
    measure TEXT NOT NULL CHECK (measure IN ('count', 'euro', 'share')),
    amount @INT NOT NULL,
    unit TEXT NOT NULL,
    is_about @BOOL NOT NULL,
    reference TEXT,
    area TEXT NOT NULL,
    definition TEXT,
    caveat TEXT,
    part_of TEXT,
    rest TEXT,
    aim @JSON NOT NULL,
    source TEXT,
    version @INT NOT NULL,
    changed_at @TS NOT NULL,
    UNIQUE (edition_id, figure_key)
) @STRICT

-- A risk without a track is one of the whole programme.

CREATE TABLE track_risk (
    id @UUID NOT NULL PRIMARY KEY,
    track_id @UUID REFERENCES track (id),
    title TEXT NOT NULL,
    cause TEXT NOT NULL,
    event TEXT NOT NULL,
    effect TEXT NOT NULL,
    score @JSON NOT NULL,
    score_basis TEXT,
    appetite @INT CHECK (appetite BETWEEN 1 AND 25),
    controls @JSON NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('identified', 'assessed', 'controlled', 'accepted', 'escalated', 'closed')),
    said @JSON NOT NULL,
    openness TEXT NOT NULL CHECK (openness IN ('public', 'council_confidential', 'internal')),
    source TEXT,
    version @INT NOT NULL,
    changed_at @TS NOT NULL
) @STRICT

-- Dates that were given up stay in `moved`.

CREATE TABLE track_milestone (
    id @UUID NOT NULL PRIMARY KEY,
    track_id @UUID NOT NULL REFERENCES track (id),
    title TEXT NOT NULL,
    due TEXT NOT NULL,
    moved @JSON NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned', 'reached', 'dropped')),
    said @JSON NOT NULL,
    openness TEXT NOT NULL CHECK (openness IN ('public', 'council_confidential', 'internal')),
    source TEXT,
    version @INT NOT NULL,
    changed_at @TS NOT NULL
) @STRICT

-- What was said of the next half-year, and what a later edition answers. Without an answer it is late when its day has gone;
-- that is derived, never kept.

CREATE TABLE track_outlook (
    id @UUID NOT NULL PRIMARY KEY,
    edition_id @UUID NOT NULL REFERENCES track_edition (id),
    title TEXT NOT NULL,
    due TEXT,
    promise_id @UUID REFERENCES promise (id),
    state TEXT NOT NULL CHECK (state IN ('promised', 'done', 'running', 'late', 'withdrawn')),
    answered_in @UUID REFERENCES track_edition (id),
    answer TEXT,
    source TEXT,
    version @INT NOT NULL,
    changed_at @TS NOT NULL
) @STRICT
