-- The investment plan. Amounts of a line stand in its row, so that a version of thousands of lines is copied in one statement.
-- A row of a line holds from one change to another: going back shows the row that held before, byte for byte.

CREATE TABLE intervention (
    id @UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    created_at @TS NOT NULL
) @STRICT

CREATE TABLE coverage_source (
    id @UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    lasting TEXT NOT NULL,
    purpose TEXT NOT NULL,
    ceiling TEXT NOT NULL,
    from_year @INT,
    until_year @INT,
    sub_grants TEXT NOT NULL,
    decision_id @UUID,
    document TEXT NOT NULL,
    state TEXT NOT NULL,
    version @INT NOT NULL,
    changed_at @TS NOT NULL
) @STRICT

CREATE TABLE plan_version (
    id @UUID NOT NULL PRIMARY KEY,
    parent_id @UUID REFERENCES plan_version (id),
    name TEXT NOT NULL,
    about TEXT NOT NULL,
    openness TEXT NOT NULL,
    first_year @INT NOT NULL,
    last_year @INT NOT NULL,
    statements TEXT NOT NULL,
    purpose TEXT NOT NULL,
    state TEXT NOT NULL,
    decision_id @UUID,
    step @INT NOT NULL,
    last_step @INT NOT NULL,
    version @INT NOT NULL,
    created_at @TS NOT NULL,
    changed_at @TS NOT NULL
) @STRICT

CREATE TABLE plan_line (
    version_id @UUID NOT NULL REFERENCES plan_version (id),
    line_id @UUID NOT NULL,
    since_step @INT NOT NULL,
    until_step @INT NOT NULL,
    place @INT NOT NULL,
    number TEXT NOT NULL,
    intervention_id @UUID NOT NULL REFERENCES intervention (id),
    lasting TEXT NOT NULL,
    nature TEXT NOT NULL,
    state TEXT NOT NULL,
    task_field TEXT,
    goal_id @UUID,
    ambition_id @UUID,
    track_id @UUID,
    remark TEXT NOT NULL,
    document TEXT NOT NULL,
    amounts TEXT NOT NULL,
    coverage TEXT NOT NULL,
    PRIMARY KEY (version_id, line_id, since_step)
) @STRICT

-- Who wrote in a version does not adopt it.

CREATE TABLE plan_preparer (
    version_id @UUID NOT NULL REFERENCES plan_version (id),
    account_id @UUID NOT NULL REFERENCES account (id),
    PRIMARY KEY (version_id, account_id)
) @STRICT
