-- Districts, wards and neighbourhoods, each with the time in which it is so called and lies there. A ward's parent is its
-- district, or the municipality where there are no districts; the code of a ward does not say which.

CREATE TABLE area (
    code TEXT NOT NULL,
    valid_from @DATE NOT NULL,
    valid_to @DATE,
    kind TEXT NOT NULL CHECK (kind IN ('municipality', 'district', 'ward', 'neighbourhood')),
    name TEXT NOT NULL,
    parent_code TEXT,
    rd_x @INT,
    rd_y @INT,
    square_metres @INT,
    PRIMARY KEY (code, valid_from),
    CHECK (valid_to > valid_from)
) @STRICT

-- At most one row of a code is open.

CREATE UNIQUE INDEX area_in_force ON area (code) WHERE valid_to IS NULL

-- The boundary in force, in metres of the Dutch grid.

CREATE TABLE area_boundary (
    code TEXT NOT NULL PRIMARY KEY,
    shape @JSON NOT NULL
) @STRICT

-- Residents on 1 January. `age_from` is the first age of the band; the bands together are all residents.

CREATE TABLE area_population (
    code TEXT NOT NULL,
    year @INT NOT NULL,
    age_from @INT NOT NULL,
    residents @INT NOT NULL CHECK (residents >= 0),
    PRIMARY KEY (code, year, age_from)
) @STRICT

CREATE TABLE area_postcode (
    postcode TEXT NOT NULL PRIMARY KEY,
    neighbourhood_code TEXT NOT NULL
) @STRICT

-- Where it was taken from: the division, the boundaries, the postcodes, the population of one year.

CREATE TABLE area_source (
    subject TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    taken_on @DATE
) @STRICT

-- Grows with every import, so that what is kept in memory knows when to be read again.

CREATE TABLE area_revision (
    id @INT NOT NULL PRIMARY KEY CHECK (id = 1),
    revision @INT NOT NULL
) @STRICT

INSERT INTO area_revision (id, revision) VALUES (1, 0)
