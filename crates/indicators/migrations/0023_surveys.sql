-- Figures that are left out so that those of few people or few answers cannot be worked out from the others, with why.

ALTER TABLE figure ADD COLUMN withheld TEXT

ALTER TABLE figure_before ADD COLUMN withheld TEXT

-- Surveys: what is asked, by version; waves of asking; what people answered, coded, until its time is over. Places and times are
-- numbers as in `figure`. No name, no address and no text of a respondent has a column here.

CREATE TABLE survey (
    id @UUID NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    about TEXT NOT NULL,
    source TEXT NOT NULL,
    openness TEXT NOT NULL,
    created_at @TS NOT NULL
) @STRICT

CREATE TABLE survey_questionnaire (
    survey_id @UUID NOT NULL REFERENCES survey (id),
    number @INT NOT NULL,
    questions @JSON NOT NULL,
    since @TS NOT NULL,
    PRIMARY KEY (survey_id, number)
) @STRICT

-- Which indicators a questionnaire feeds, so that the figures of a wave are one list.

CREATE TABLE survey_feed (
    survey_id @UUID NOT NULL,
    questionnaire @INT NOT NULL,
    slug TEXT NOT NULL,
    PRIMARY KEY (survey_id, questionnaire, slug),
    FOREIGN KEY (survey_id, questionnaire) REFERENCES survey_questionnaire (survey_id, number)
) @STRICT

CREATE TABLE survey_wave (
    id @UUID NOT NULL PRIMARY KEY,
    survey_id @UUID NOT NULL REFERENCES survey (id),
    time @INT NOT NULL,
    questionnaire @INT NOT NULL,
    invited @INT NOT NULL,
    state TEXT NOT NULL,
    keep_until @DATE,
    forgotten_on @DATE,
    weighing @JSON,
    version @INT NOT NULL,
    changed_at @TS NOT NULL,
    UNIQUE (survey_id, time)
) @STRICT

CREATE TABLE survey_respondent (
    wave_id @UUID NOT NULL REFERENCES survey_wave (id),
    number @INT NOT NULL,
    neighbourhood TEXT NOT NULL,
    sex TEXT NOT NULL,
    age TEXT NOT NULL,
    stratum TEXT NOT NULL,
    invited @BOOL NOT NULL,
    answers @JSON NOT NULL,
    PRIMARY KEY (wave_id, number)
) @STRICT

-- A file in which nothing is wrong, read and coded, that waits a day for who put it down. The file itself is not kept.

CREATE TABLE survey_upload (
    id @UUID NOT NULL PRIMARY KEY,
    account_id @UUID,
    wave_id @UUID NOT NULL REFERENCES survey_wave (id),
    file_name TEXT NOT NULL,
    respondents @JSON NOT NULL,
    put_down_at @TS NOT NULL
) @STRICT

-- What a weighing gives, until it is published as figures.

CREATE TABLE survey_result (
    wave_id @UUID NOT NULL REFERENCES survey_wave (id),
    series @INT NOT NULL,
    place @INT NOT NULL,
    value @FLOAT,
    low @FLOAT,
    high @FLOAT,
    answers @INT,
    missing TEXT,
    PRIMARY KEY (wave_id, series, place),
    CHECK ((value IS NULL) <> (missing IS NULL))
) @STRICT
