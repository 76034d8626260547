-- Whom an offer has in mind: words of a closed list. What stood before this column said nothing of it.

ALTER TABLE offer ADD COLUMN audience @JSON NOT NULL DEFAULT '[]'

-- What is known of one field of an offer apart from the rest: where it comes from, who said when that it is right.
-- A field without a row has the source and the confirmation of its offer.

CREATE TABLE offer_field (
    offer_id @UUID NOT NULL REFERENCES offer (id),
    field TEXT NOT NULL,
    source TEXT NOT NULL,
    confirmed_on @DATE,
    confirmed_by TEXT,
    organisation_id @UUID REFERENCES organisation (id),
    PRIMARY KEY (offer_id, field)
) @STRICT

CREATE INDEX offer_by_confirmation ON offer (state, confirmed_on)
