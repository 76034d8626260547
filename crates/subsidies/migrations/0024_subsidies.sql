-- A scheme stays the same through the years. Its rules are kept version by version, and a round points to one of them, so that
-- a running case keeps its own.

CREATE TABLE subsidy_scheme (
    id @UUID NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    particulars @JSON NOT NULL,
    version @INT NOT NULL,
    changed_at @TS NOT NULL
) @STRICT

CREATE TABLE subsidy_rules (
    scheme_id @UUID NOT NULL REFERENCES subsidy_scheme (id),
    number @INT NOT NULL,
    rules @JSON NOT NULL,
    since @DATE NOT NULL,
    PRIMARY KEY (scheme_id, number)
) @STRICT

CREATE TABLE subsidy_round (
    id @UUID NOT NULL PRIMARY KEY,
    scheme_id @UUID NOT NULL REFERENCES subsidy_scheme (id),
    rules_number @INT NOT NULL,
    particulars @JSON NOT NULL,
    opens @DATE NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'adopted', 'published', 'assessing', 'ranked', 'decided', 'running', 'completed')),
    publication @JSON NOT NULL,
    made_by @UUID,
    version @INT NOT NULL,
    changed_at @TS NOT NULL,
    FOREIGN KEY (scheme_id, rules_number) REFERENCES subsidy_rules (scheme_id, number)
) @STRICT

-- What was granted of a ceiling, in cents. The check is the last wall: whatever goes wrong above it, never a cent over
-- (Awb 4:25).

CREATE TABLE subsidy_ceiling (
    round_id @UUID NOT NULL REFERENCES subsidy_round (id),
    part TEXT NOT NULL,
    ceiling @INT NOT NULL CHECK (ceiling > 0),
    granted @INT NOT NULL CHECK (granted >= 0 AND granted <= ceiling),
    PRIMARY KEY (round_id, part)
) @STRICT

CREATE TABLE subsidy_application (
    id @UUID NOT NULL PRIMARY KEY,
    round_id @UUID NOT NULL REFERENCES subsidy_round (id),
    organisation_id @UUID NOT NULL REFERENCES organisation (id),
    plan @JSON NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'late', 'repair', 'eligible', 'untreated', 'granted', 'refused', 'withdrawn')),
    standing @JSON NOT NULL,
    number TEXT,
    receipt @JSON NOT NULL,
    version @INT NOT NULL,
    changed_at @TS NOT NULL,
    UNIQUE (round_id, number)
) @STRICT

CREATE TABLE subsidy_partner (
    application_id @UUID NOT NULL REFERENCES subsidy_application (id),
    organisation_id @UUID NOT NULL REFERENCES organisation (id),
    leads @BOOL NOT NULL,
    share @INT NOT NULL CHECK (share >= 0),
    does TEXT NOT NULL,
    confirmed_at @TS,
    PRIMARY KEY (application_id, organisation_id)
) @STRICT

-- What was done with an application, the file of the case. Steps are added and never changed.

CREATE TABLE subsidy_step (
    id @UUID NOT NULL PRIMARY KEY,
    application_id @UUID NOT NULL REFERENCES subsidy_application (id),
    happened_at @TS NOT NULL,
    step @JSON NOT NULL,
    done_by @UUID
) @STRICT

CREATE INDEX subsidy_step_of ON subsidy_step (application_id, happened_at)

CREATE TABLE subsidy_declaration (
    round_id @UUID NOT NULL REFERENCES subsidy_round (id),
    part TEXT NOT NULL,
    account_id @UUID NOT NULL REFERENCES account (id),
    conflicts @JSON NOT NULL,
    declared_at @TS NOT NULL,
    PRIMARY KEY (round_id, part, account_id)
) @STRICT

-- A card of points by one assessor, or settled among them: then nobody's own.

CREATE TABLE subsidy_card (
    id @UUID NOT NULL PRIMARY KEY,
    application_id @UUID NOT NULL REFERENCES subsidy_application (id),
    part TEXT NOT NULL,
    settled @BOOL NOT NULL,
    account_id @UUID,
    points @JSON NOT NULL,
    given_at @TS NOT NULL,
    UNIQUE (application_id, part, settled, account_id)
) @STRICT

CREATE TABLE subsidy_ranking (
    id @UUID NOT NULL PRIMARY KEY,
    round_id @UUID NOT NULL REFERENCES subsidy_round (id),
    number @INT NOT NULL,
    division @JSON NOT NULL,
    made_at @TS NOT NULL,
    made_by @UUID,
    UNIQUE (round_id, number)
) @STRICT
