-- Somebody may hold the same role at several organisations. A table cannot change its key: the rows move to a new one.

ALTER TABLE account_grant RENAME TO account_grant_before

CREATE TABLE account_grant (
    account_id @UUID NOT NULL REFERENCES account (id),
    role TEXT NOT NULL,
    organisation_id @UUID,
    proposed_by @UUID,
    confirmed_by @UUID,
    confirmed_at @TS,
    CHECK (confirmed_by IS NULL OR proposed_by IS NULL OR confirmed_by <> proposed_by)
) @STRICT

INSERT INTO account_grant (account_id, role, organisation_id, proposed_by, confirmed_by, confirmed_at)
SELECT account_id, role, organisation_id, proposed_by, confirmed_by, confirmed_at
FROM account_grant_before

DROP TABLE account_grant_before

CREATE UNIQUE INDEX account_grant_once ON account_grant (account_id, role) WHERE organisation_id IS NULL

CREATE UNIQUE INDEX account_grant_once_at ON account_grant (account_id, role, organisation_id)
WHERE organisation_id IS NOT NULL

CREATE INDEX account_grant_by_organisation ON account_grant (organisation_id)

-- For which of them somebody works in this session; the first one when it says none.

ALTER TABLE session ADD COLUMN organisation_id @UUID
