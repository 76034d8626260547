-- What follows a decision that grants: terms version by version, what falls due when, who is paid on which account, what is
-- told of it and how it ends. The checks are last walls: whatever goes wrong above them, nothing is settled above what was
-- granted (Awb 4:46), nothing is paid twice and nothing is asked back twice.

CREATE TABLE subsidy_grant (
    id @UUID NOT NULL PRIMARY KEY,
    application_id @UUID NOT NULL UNIQUE REFERENCES subsidy_application (id),
    round_id @UUID NOT NULL REFERENCES subsidy_round (id),
    organisation_id @UUID NOT NULL REFERENCES organisation (id),
    number TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    asked @INT NOT NULL,
    granted @INT NOT NULL CHECK (granted > 0),
    granted_on @DATE,
    settled @INT CHECK (settled >= 0 AND settled <= granted),
    settled_on @DATE,
    state TEXT NOT NULL CHECK (state IN ('prepared', 'granted', 'intended', 'settled', 'withdrawn', 'closed')),
    standing @JSON NOT NULL,
    terms_number @INT NOT NULL,
    version @INT NOT NULL,
    changed_at @TS NOT NULL
) @STRICT

CREATE TABLE subsidy_grant_terms (
    grant_id @UUID NOT NULL REFERENCES subsidy_grant (id),
    number @INT NOT NULL,
    terms @JSON NOT NULL,
    since @DATE NOT NULL,
    PRIMARY KEY (grant_id, number)
) @STRICT

-- The file of a grant. Steps are added and never changed.

CREATE TABLE subsidy_grant_step (
    id @UUID NOT NULL PRIMARY KEY,
    grant_id @UUID NOT NULL REFERENCES subsidy_grant (id),
    happened_at @TS NOT NULL,
    step @JSON NOT NULL,
    done_by @UUID
) @STRICT

CREATE INDEX subsidy_grant_step_of ON subsidy_grant_step (grant_id, happened_at)

CREATE TABLE subsidy_instalment (
    grant_id @UUID NOT NULL REFERENCES subsidy_grant (id),
    number @INT NOT NULL,
    due_on @DATE NOT NULL,
    amount @INT NOT NULL CHECK (amount > 0),
    void @BOOL NOT NULL,
    PRIMARY KEY (grant_id, number)
) @STRICT

CREATE TABLE subsidy_report (
    grant_id @UUID NOT NULL REFERENCES subsidy_grant (id),
    number @INT NOT NULL,
    due_on @DATE NOT NULL,
    final @BOOL NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('due', 'reminded', 'urged', 'submitted', 'returned', 'accepted')),
    content @JSON NOT NULL,
    submitted_on @DATE,
    accepted_by @UUID,
    version @INT NOT NULL,
    PRIMARY KEY (grant_id, number)
) @STRICT

-- Account numbers of organisations; the municipality's own has no organisation. Who writes one does not confirm it.

CREATE TABLE subsidy_bank_account (
    id @UUID NOT NULL PRIMARY KEY,
    organisation_id @UUID REFERENCES organisation (id),
    iban TEXT NOT NULL,
    holder TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'confirmed', 'replaced')),
    proposed_by @UUID,
    proposed_at @TS NOT NULL,
    confirmed_by @UUID,
    confirmed_at @TS
) @STRICT

CREATE UNIQUE INDEX subsidy_bank_account_in_use ON subsidy_bank_account (organisation_id)
WHERE state = 'confirmed' AND organisation_id IS NOT NULL

CREATE UNIQUE INDEX subsidy_bank_account_own ON subsidy_bank_account (state) WHERE state = 'confirmed' AND organisation_id IS NULL

CREATE TABLE subsidy_payment_batch (
    id @UUID NOT NULL PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('prepared', 'released', 'dropped')),
    pay_on @DATE NOT NULL,
    from_iban TEXT NOT NULL,
    from_holder TEXT NOT NULL,
    prepared_by @UUID,
    prepared_at @TS NOT NULL,
    released_by @UUID,
    released_at @TS,
    version @INT NOT NULL
) @STRICT

-- A payment keeps the account as it was. Of each instalment there is one payment that counts. What is set off stands in no batch.

CREATE TABLE subsidy_payment (
    id @UUID NOT NULL PRIMARY KEY,
    batch_id @UUID REFERENCES subsidy_payment_batch (id),
    grant_id @UUID NOT NULL,
    instalment @INT NOT NULL,
    amount @INT NOT NULL CHECK (amount > 0),
    iban TEXT NOT NULL,
    holder TEXT NOT NULL,
    reference TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('prepared', 'released', 'executed', 'rejected', 'dropped')),
    reason TEXT,
    FOREIGN KEY (grant_id, instalment) REFERENCES subsidy_instalment (grant_id, number)
) @STRICT

CREATE UNIQUE INDEX subsidy_payment_once ON subsidy_payment (grant_id, instalment)
WHERE state IN ('prepared', 'released', 'executed')

CREATE INDEX subsidy_payment_of ON subsidy_payment (batch_id)

CREATE TABLE subsidy_recovery (
    grant_id @UUID NOT NULL REFERENCES subsidy_grant (id),
    number @INT NOT NULL,
    amount @INT NOT NULL CHECK (amount > 0),
    received @INT NOT NULL CHECK (received >= 0 AND received <= amount),
    announced_on @DATE NOT NULL,
    instalments @JSON NOT NULL,
    PRIMARY KEY (grant_id, number)
) @STRICT
