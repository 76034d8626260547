-- Value cases, savings tasks and claims, and figures that documents print. What is reckoned with is a small document read
-- whole; outcomes are worked out on every look and stand nowhere.

CREATE TABLE value_case (
    id @UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    openness TEXT NOT NULL,
    document TEXT NOT NULL,
    content TEXT NOT NULL,
    version @INT NOT NULL,
    created_at @TS NOT NULL,
    changed_at @TS NOT NULL
) @STRICT

CREATE TABLE savings_task (
    id @UUID NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    amounts TEXT NOT NULL,
    adjustments TEXT NOT NULL,
    track_id @UUID,
    openness TEXT NOT NULL,
    document TEXT NOT NULL,
    version @INT NOT NULL,
    created_at @TS NOT NULL,
    changed_at @TS NOT NULL
) @STRICT

-- Task, claim and evidence stand apart. Who claims or gives the evidence does not judge it.

CREATE TABLE savings_claim (
    id @UUID NOT NULL PRIMARY KEY,
    task_id @UUID NOT NULL REFERENCES savings_task (id),
    state TEXT NOT NULL,
    content TEXT NOT NULL,
    evidence TEXT,
    judgement TEXT,
    version @INT NOT NULL,
    created_at @TS NOT NULL,
    changed_at @TS NOT NULL
) @STRICT

CREATE TABLE savings_claimant (
    claim_id @UUID NOT NULL REFERENCES savings_claim (id),
    account_id @UUID NOT NULL REFERENCES account (id),
    PRIMARY KEY (claim_id, account_id)
) @STRICT

CREATE TABLE printed_figure (
    id @UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    openness TEXT NOT NULL,
    document TEXT NOT NULL,
    content TEXT NOT NULL,
    version @INT NOT NULL,
    created_at @TS NOT NULL,
    changed_at @TS NOT NULL
) @STRICT
