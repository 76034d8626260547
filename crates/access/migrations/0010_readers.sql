-- Who was named to see something restricted: a plan, a decision, an evaluation. The thing lies in the table of its room.

CREATE TABLE reader (
    subject_id @UUID NOT NULL,
    account_id @UUID NOT NULL REFERENCES account (id),
    named_at @TS NOT NULL,
    PRIMARY KEY (subject_id, account_id)
) @STRICT

CREATE INDEX reader_by_account ON reader (account_id)
