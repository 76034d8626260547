-- What the council decided, moved, or was told. Documents may give other dates than the one that holds (`datings`).

CREATE TABLE decision (
    id @UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('decision', 'motion', 'information_note', 'agreement')),
    body TEXT NOT NULL CHECK (body IN ('council', 'college', 'mandate', 'region', 'state')),
    dated TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    link TEXT,
    datings @JSON NOT NULL,
    openness TEXT NOT NULL CHECK (openness IN ('public', 'council_confidential', 'internal', 'restricted')),
    source TEXT,
    version @INT NOT NULL,
    changed_at @TS NOT NULL
) @STRICT

-- What the council was promised. Whether it is late is derived from `due` and today, never kept.

CREATE TABLE promise (
    id @UUID NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    occasion TEXT NOT NULL,
    body TEXT NOT NULL CHECK (body IN ('council', 'college', 'mandate', 'region', 'state')),
    made TEXT NOT NULL,
    due TEXT,
    settles TEXT NOT NULL,
    remark TEXT,
    state TEXT NOT NULL CHECK (state IN ('made', 'running', 'settled', 'withdrawn')),
    ended_on @DATE,
    proof TEXT,
    proof_link TEXT,
    decision_id @UUID REFERENCES decision (id),
    openness TEXT NOT NULL CHECK (openness IN ('public', 'council_confidential', 'internal', 'restricted')),
    source TEXT,
    version @INT NOT NULL,
    changed_at @TS NOT NULL
) @STRICT

-- An ambition, pillar, focus point, movement or task: one identity, and its names through time (`names`).

CREATE TABLE theme (
    id @UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('pillar', 'ambition', 'focus_point', 'movement', 'task', 'programme')),
    number @INT NOT NULL,
    about TEXT NOT NULL,
    names @JSON NOT NULL,
    openness TEXT NOT NULL CHECK (openness IN ('public', 'council_confidential', 'internal', 'restricted')),
    source TEXT,
    version @INT NOT NULL,
    changed_at @TS NOT NULL
) @STRICT

-- The goals of the programme budget of one year; a year may have a draft beside what was adopted.

CREATE TABLE goal_framework (
    id @UUID NOT NULL PRIMARY KEY,
    budget_year @INT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'adopted', 'superseded')),
    decision_id @UUID REFERENCES decision (id),
    openness TEXT NOT NULL CHECK (openness IN ('public', 'council_confidential', 'internal', 'restricted')),
    source TEXT,
    version @INT NOT NULL,
    changed_at @TS NOT NULL
) @STRICT

CREATE TABLE goal_node (
    id @UUID NOT NULL PRIMARY KEY,
    framework_id @UUID NOT NULL REFERENCES goal_framework (id),
    parent_id @UUID REFERENCES goal_node (id),
    level TEXT NOT NULL CHECK (level IN ('domain', 'programme', 'ambition', 'goal', 'result')),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    criteria TEXT NOT NULL,
    owner TEXT,
    source TEXT,
    version @INT NOT NULL,
    changed_at @TS NOT NULL,
    UNIQUE (framework_id, code)
) @STRICT

-- Where a goal of one year went in another. An unknown share is absent, never zero.

CREATE TABLE goal_mapping (
    id @UUID NOT NULL PRIMARY KEY,
    from_node_id @UUID NOT NULL REFERENCES goal_node (id),
    to_node_id @UUID NOT NULL REFERENCES goal_node (id),
    permille @INT CHECK (permille BETWEEN 1 AND 1000),
    note TEXT NOT NULL,
    source TEXT,
    version @INT NOT NULL,
    changed_at @TS NOT NULL,
    UNIQUE (from_node_id, to_node_id)
) @STRICT

-- What a goal or a plan serves, and how closely.

CREATE TABLE goal_theme (
    node_id @UUID NOT NULL REFERENCES goal_node (id),
    theme_id @UUID NOT NULL REFERENCES theme (id),
    bond TEXT NOT NULL CHECK (bond IN ('primary', 'secondary', 'indirect')),
    PRIMARY KEY (node_id, theme_id)
) @STRICT

CREATE TABLE policy_plan (
    id @UUID NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    about TEXT NOT NULL,
    since TEXT,
    until TEXT,
    owner TEXT,
    state TEXT NOT NULL CHECK (state IN ('preparing', 'adopted', 'ended', 'dropped')),
    decision_id @UUID REFERENCES decision (id),
    openness TEXT NOT NULL CHECK (openness IN ('public', 'council_confidential', 'internal', 'restricted')),
    source TEXT,
    version @INT NOT NULL,
    changed_at @TS NOT NULL
) @STRICT

CREATE TABLE plan_succession (
    plan_id @UUID NOT NULL REFERENCES policy_plan (id),
    successor_id @UUID NOT NULL REFERENCES policy_plan (id),
    PRIMARY KEY (plan_id, successor_id),
    CHECK (plan_id <> successor_id)
) @STRICT

CREATE TABLE plan_theme (
    plan_id @UUID NOT NULL REFERENCES policy_plan (id),
    theme_id @UUID NOT NULL REFERENCES theme (id),
    bond TEXT NOT NULL CHECK (bond IN ('primary', 'secondary', 'indirect')),
    PRIMARY KEY (plan_id, theme_id)
) @STRICT

CREATE TABLE plan_goal (
    plan_id @UUID NOT NULL REFERENCES policy_plan (id),
    node_id @UUID NOT NULL REFERENCES goal_node (id),
    bond TEXT NOT NULL CHECK (bond IN ('primary', 'secondary', 'indirect')),
    PRIMARY KEY (plan_id, node_id)
) @STRICT
