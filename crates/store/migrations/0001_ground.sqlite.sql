CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END

CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END

CREATE TRIGGER event_head_only_moves_on BEFORE UPDATE ON event_head
WHEN NEW.seq NOT IN (OLD.seq, OLD.seq + 1)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END

CREATE TRIGGER event_head_is_never_deleted BEFORE DELETE ON event_head
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
