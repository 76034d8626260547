-- Pilots, evaluations, the learning agenda and lessons. A date that a plan names is text such as 2023, 2023-h1 or
-- 2023-05-17; lists and openness are small and read whole, so that no statement searches in them.

CREATE TABLE pilot (
    id @UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    aliases @JSON NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    hypothesis TEXT NOT NULL,
    change_story TEXT NOT NULL,
    working_elements @JSON NOT NULL,
    questions @JSON NOT NULL,
    areas @JSON NOT NULL,
    parties @JSON NOT NULL,
    themes @JSON NOT NULL,
    starts TEXT,
    ends TEXT,
    openness TEXT NOT NULL,
    source TEXT,
    state TEXT NOT NULL,
    version @INT NOT NULL,
    created_at @TS NOT NULL,
    changed_at @TS NOT NULL
) @STRICT

CREATE TABLE evaluation (
    id @UUID NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    pilot_id @UUID REFERENCES pilot (id),
    interim @BOOL NOT NULL,
    due TEXT NOT NULL,
    questions @JSON NOT NULL,
    method TEXT NOT NULL,
    openness TEXT NOT NULL,
    source TEXT,
    state TEXT NOT NULL,
    conclusion TEXT,
    evidence TEXT,
    grade TEXT,
    published TEXT,
    followed_id @UUID,
    followed_named TEXT,
    version @INT NOT NULL,
    created_at @TS NOT NULL,
    changed_at @TS NOT NULL
) @STRICT

-- What happened to a pilot or an evaluation, in order. An earlier date is never changed or taken away.

CREATE TABLE learning_step (
    id @UUID NOT NULL PRIMARY KEY,
    subject_kind TEXT NOT NULL,
    subject_id @UUID NOT NULL,
    number @INT NOT NULL,
    step TEXT NOT NULL,
    taken_on TEXT NOT NULL,
    reason TEXT NOT NULL,
    decision_id @UUID,
    decision_named TEXT NOT NULL,
    due_before TEXT,
    due_after TEXT,
    owner TEXT,
    recorded_at @TS NOT NULL,
    UNIQUE (subject_id, number)
) @STRICT

CREATE TABLE learning_question (
    id @UUID NOT NULL PRIMARY KEY,
    question TEXT NOT NULL,
    hypothesis TEXT NOT NULL,
    months @INT NOT NULL,
    pilot_id @UUID REFERENCES pilot (id),
    themes @JSON NOT NULL,
    openness TEXT NOT NULL,
    source TEXT,
    version @INT NOT NULL,
    created_at @TS NOT NULL,
    changed_at @TS NOT NULL
) @STRICT

CREATE TABLE learning_cycle (
    question_id @UUID NOT NULL REFERENCES learning_question (id),
    number @INT NOT NULL,
    starts_on @DATE NOT NULL,
    ends_on @DATE NOT NULL,
    figures TEXT NOT NULL,
    stories TEXT NOT NULL,
    change TEXT NOT NULL,
    state TEXT NOT NULL,
    closed_on @DATE,
    PRIMARY KEY (question_id, number)
) @STRICT

CREATE TABLE lesson (
    id @UUID NOT NULL PRIMARY KEY,
    lesson TEXT NOT NULL,
    more TEXT NOT NULL,
    learned TEXT NOT NULL,
    pilot_id @UUID REFERENCES pilot (id),
    evaluation_id @UUID REFERENCES evaluation (id),
    question_id @UUID REFERENCES learning_question (id),
    themes @JSON NOT NULL,
    openness TEXT NOT NULL,
    source TEXT,
    version @INT NOT NULL,
    created_at @TS NOT NULL,
    changed_at @TS NOT NULL
) @STRICT
