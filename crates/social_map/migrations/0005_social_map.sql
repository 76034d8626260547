-- Where things happen. Coordinates are absent until somebody knows them.

CREATE TABLE place (
    id @UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    street TEXT,
    postcode TEXT,
    town TEXT NOT NULL,
    neighbourhood TEXT NOT NULL,
    latitude @FLOAT,
    longitude @FLOAT,
    access @JSON NOT NULL,
    demonstration @BOOL NOT NULL,
    version @INT NOT NULL,
    created_at @TS NOT NULL,
    changed_at @TS NOT NULL,
    CHECK ((latitude IS NULL) = (longitude IS NULL))
) @STRICT

CREATE INDEX place_by_name ON place (name, id)

-- Something that an organisation offers. Lists that no query looks into are documents.

CREATE TABLE offer (
    id @UUID NOT NULL PRIMARY KEY,
    organisation_id @UUID NOT NULL REFERENCES organisation (id),
    title TEXT NOT NULL,
    what TEXT NOT NULL,
    for_whom TEXT NOT NULL,
    when_it_is TEXT NOT NULL,
    price TEXT NOT NULL,
    how_to_join TEXT NOT NULL,
    whom_to_call TEXT NOT NULL,
    ambition TEXT NOT NULL,
    themes @JSON NOT NULL,
    interests @JSON NOT NULL,
    age_from @INT NOT NULL,
    age_to @INT NOT NULL,
    languages @JSON NOT NULL,
    support TEXT NOT NULL,
    cost_kind TEXT NOT NULL,
    cost_cents @INT,
    cost_reduction TEXT,
    contact_name TEXT NOT NULL,
    contact_role TEXT,
    contact_phone TEXT,
    contact_email TEXT,
    setting TEXT NOT NULL,
    service_area @JSON NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'to_check', 'published', 'check_needed', 'expired',
                                         'archived', 'temporarily_closed')),
    closed_until @DATE,
    sent_back_because TEXT,
    source TEXT NOT NULL,
    confirmed_on @DATE,
    confirmed_by TEXT,
    version @INT NOT NULL,
    created_at @TS NOT NULL,
    changed_at @TS NOT NULL
) @STRICT

CREATE INDEX offer_by_organisation ON offer (organisation_id, state)

CREATE INDEX offer_by_state ON offer (state, changed_at)

-- An offer at a place: what people search for. Without a place it is online, at home, or at an address that is secret.

CREATE TABLE offer_at (
    id @UUID NOT NULL PRIMARY KEY,
    offer_id @UUID NOT NULL REFERENCES offer (id),
    place_id @UUID REFERENCES place (id),
    position @INT NOT NULL,
    sessions @JSON NOT NULL,
    circumstances @JSON NOT NULL,
    capacity_places @INT,
    capacity_free @INT,
    capacity_waiting @INT,
    capacity_confirmed @DATE,
    UNIQUE (offer_id, place_id)
) @STRICT

CREATE INDEX offer_at_by_place ON offer_at (place_id)

-- A change of a published offer that waits for the editor; the published text stands until then.

CREATE TABLE offer_proposal (
    offer_id @UUID NOT NULL PRIMARY KEY REFERENCES offer (id),
    particulars @JSON NOT NULL,
    proposed_as TEXT NOT NULL,
    proposed_at @TS NOT NULL
) @STRICT
