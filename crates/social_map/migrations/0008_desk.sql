-- What visitors say is not right. Their words go thirty days after somebody handled it; that it was said stays.

CREATE TABLE offer_report (
    id @UUID NOT NULL PRIMARY KEY,
    offer_id @UUID NOT NULL REFERENCES offer (id),
    about TEXT NOT NULL,
    words TEXT,
    state TEXT NOT NULL CHECK (state IN ('open', 'calling', 'changed', 'not_so')),
    reported_at @TS NOT NULL,
    handled_at @TS,
    CHECK ((handled_at IS NULL) = (state IN ('open', 'calling')))
) @STRICT

CREATE INDEX offer_report_by_offer ON offer_report (offer_id, state)

CREATE INDEX offer_report_by_state ON offer_report (state, reported_at)

-- Two offers that look alike and are not the same; the one with the lower identity first.

CREATE TABLE offer_pair_dismissed (
    one_id @UUID NOT NULL REFERENCES offer (id),
    other_id @UUID NOT NULL REFERENCES offer (id),
    reason TEXT NOT NULL,
    dismissed_as TEXT NOT NULL,
    dismissed_at @TS NOT NULL,
    PRIMARY KEY (one_id, other_id)
) @STRICT

-- An offer that turned out to be the same as another: its address leads there.

CREATE TABLE offer_moved (
    offer_id @UUID NOT NULL PRIMARY KEY REFERENCES offer (id),
    to_id @UUID NOT NULL REFERENCES offer (id),
    moved_at @TS NOT NULL
) @STRICT
