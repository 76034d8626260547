-- What people said of a finding. Findings themselves are worked out anew each time and stand nowhere; an explanation
-- holds as long as the finding says the same, of which `mark` is a digest. What no longer holds stays as history.

CREATE TABLE explanation (
    id @UUID NOT NULL PRIMARY KEY,
    rule TEXT NOT NULL,
    finding_key TEXT NOT NULL,
    mark TEXT NOT NULL,
    arithmetic TEXT,
    standing TEXT NOT NULL CHECK (standing IN ('explained', 'accepted')),
    why TEXT NOT NULL,
    account_id @UUID,
    by_name TEXT NOT NULL,
    explained_at @TS NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('holds', 'replaced', 'taken-back', 'fallen-away')),
    ended_at @TS,
    CHECK ((state = 'holds') = (ended_at IS NULL))
) @STRICT

CREATE UNIQUE INDEX explanation_that_holds ON explanation (rule, finding_key) WHERE state = 'holds'

CREATE INDEX explanation_by_finding ON explanation (rule, finding_key, explained_at)
