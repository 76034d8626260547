-- Words that mean the same to who searches, or lie near. What is removed stays, so that it can come back.

CREATE TABLE synonym (
    id @UUID NOT NULL PRIMARY KEY,
    nearness TEXT NOT NULL CHECK (nearness IN ('equal', 'related')),
    word TEXT NOT NULL,
    others @JSON NOT NULL,
    why TEXT NOT NULL,
    removed @BOOL NOT NULL,
    changed_by @UUID,
    changed_as TEXT NOT NULL,
    version @INT NOT NULL,
    created_at @TS NOT NULL,
    changed_at @TS NOT NULL
) @STRICT

CREATE INDEX synonym_by_word ON synonym (word, id)

-- Questions that found nothing, counted by month. A question is written here only after several times: see ADR 0014.

CREATE TABLE unanswered_question (
    month @DATE NOT NULL,
    stems TEXT NOT NULL,
    question TEXT NOT NULL,
    times @INT NOT NULL,
    PRIMARY KEY (month, stems)
) @STRICT
