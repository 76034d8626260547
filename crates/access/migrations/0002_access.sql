-- Somebody who can sign in. `password` is an Argon2id hash; `oidc_subject` names them at the identity provider.

CREATE TABLE account (
    id @UUID NOT NULL PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    password TEXT,
    totp_secret TEXT,
    totp_last_step @INT,
    oidc_issuer TEXT,
    oidc_subject TEXT,
    language TEXT NOT NULL,
    closed_at @TS,
    version @INT NOT NULL,
    created_at @TS NOT NULL,
    UNIQUE (oidc_issuer, oidc_subject)
) @STRICT

-- The roles somebody holds. A proposal becomes a grant when somebody else confirms it.

CREATE TABLE account_grant (
    account_id @UUID NOT NULL REFERENCES account (id),
    role TEXT NOT NULL,
    organisation_id @UUID,
    proposed_by @UUID,
    confirmed_at @TS,
    PRIMARY KEY (account_id, role)
) @STRICT

CREATE INDEX account_grant_by_organisation ON account_grant (organisation_id)

-- A session is found by the SHA-256 of its token; the token itself is nowhere.

CREATE TABLE session (
    token_hash TEXT NOT NULL PRIMARY KEY,
    account_id @UUID NOT NULL REFERENCES account (id),
    assurance TEXT NOT NULL,
    signed_in_at @TS NOT NULL,
    seen_at @TS NOT NULL,
    ends_at @TS NOT NULL
) @STRICT

CREATE INDEX session_by_account ON session (account_id)

-- Failed attempts to sign in, per account and per network, to slow down guessing.

CREATE TABLE sign_in_attempt (
    key TEXT NOT NULL PRIMARY KEY,
    failures @INT NOT NULL,
    last_at @TS NOT NULL
) @STRICT

-- A single-use link by which somebody joins the staff of an organisation.

CREATE TABLE invitation (
    id @UUID NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    email TEXT NOT NULL,
    role TEXT NOT NULL,
    organisation_id @UUID NOT NULL,
    invited_by @UUID NOT NULL,
    ends_at @TS NOT NULL,
    used_at @TS,
    withdrawn_at @TS
) @STRICT

CREATE INDEX invitation_by_organisation ON invitation (organisation_id)
