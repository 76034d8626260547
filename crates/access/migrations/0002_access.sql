-- Somebody who can sign in. `password` is an Argon2id hash; `oidc_subject` names them at the identity provider.
-- An account of the demonstration has a password that everybody knows, and opens only in a demonstration.

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
    demonstration @BOOL NOT NULL,
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
    confirmed_by @UUID,
    confirmed_at @TS,
    PRIMARY KEY (account_id, role),
    CHECK (confirmed_by IS NULL OR proposed_by IS NULL OR confirmed_by <> proposed_by)
) @STRICT

CREATE INDEX account_grant_by_organisation ON account_grant (organisation_id)

-- A session is found by the SHA-256 of its token; the token itself is nowhere. `assurance` is half while the second
-- factor of an account that has one was not shown yet, then one or two.

CREATE TABLE session (
    token_hash TEXT NOT NULL PRIMARY KEY,
    account_id @UUID NOT NULL REFERENCES account (id),
    assurance TEXT NOT NULL CHECK (assurance IN ('half', 'one', 'two')),
    signed_in_at @TS NOT NULL,
    seen_at @TS NOT NULL,
    ends_at @TS NOT NULL
) @STRICT

CREATE INDEX session_by_account ON session (account_id)

-- Attempts to sign in that did not succeed, per account and per network, to slow down guessing. The key is a hash:
-- an address that somebody mistyped is nobody's business.

CREATE TABLE sign_in_attempt (
    key TEXT NOT NULL PRIMARY KEY,
    failures @INT NOT NULL,
    last_at @TS NOT NULL
) @STRICT

CREATE INDEX sign_in_attempt_by_time ON sign_in_attempt (last_at)

-- Codes on paper for whoever lost the second factor; each works once.

CREATE TABLE recovery_code (
    account_id @UUID NOT NULL REFERENCES account (id),
    code_hash TEXT NOT NULL,
    used_at @TS,
    PRIMARY KEY (account_id, code_hash)
) @STRICT

-- A single-use link by which somebody chooses the password of a new account.

CREATE TABLE password_link (
    token_hash TEXT NOT NULL PRIMARY KEY,
    account_id @UUID NOT NULL REFERENCES account (id),
    ends_at @TS NOT NULL,
    used_at @TS
) @STRICT

CREATE INDEX password_link_by_account ON password_link (account_id)

-- A single-use link by which somebody joins the staff of an organisation.

CREATE TABLE invitation (
    id @UUID NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    email TEXT NOT NULL,
    role TEXT NOT NULL,
    organisation_id @UUID NOT NULL,
    invited_by @UUID,
    ends_at @TS NOT NULL,
    used_at @TS,
    withdrawn_at @TS
) @STRICT

CREATE INDEX invitation_by_organisation ON invitation (organisation_id)

-- A visit to the identity provider that has not come back yet (OpenID Connect: state, nonce, PKCE verifier).

CREATE TABLE oidc_visit (
    state_hash TEXT NOT NULL PRIMARY KEY,
    nonce TEXT NOT NULL,
    verifier TEXT NOT NULL,
    way_back TEXT NOT NULL,
    ends_at @TS NOT NULL
) @STRICT

-- Whose data were processed, why and when: the Dutch standard Logboek dataverwerkingen. No user of ours stands here,
-- and the person only enciphered, with a keyed hash to find their rows by.

CREATE TABLE processing_record (
    operation_id TEXT NOT NULL PRIMARY KEY,
    trace_id TEXT NOT NULL,
    parent_operation_id TEXT,
    name TEXT NOT NULL,
    processing_activity_id TEXT NOT NULL,
    data_subject_id TEXT,
    data_subject_id_type TEXT,
    data_subject_key TEXT,
    start_time @TS NOT NULL,
    end_time @TS NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('unset', 'ok', 'error'))
) @STRICT

CREATE INDEX processing_record_by_subject ON processing_record (data_subject_key, start_time)

CREATE INDEX processing_record_by_trace ON processing_record (trace_id)
