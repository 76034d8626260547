CREATE FUNCTION event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the log is append-only'; END $$

CREATE TRIGGER event_is_never_changed BEFORE UPDATE OR DELETE ON event
FOR EACH ROW EXECUTE FUNCTION event_is_append_only()

CREATE TRIGGER event_is_never_emptied BEFORE TRUNCATE ON event
FOR EACH STATEMENT EXECUTE FUNCTION event_is_append_only()

CREATE TRIGGER event_head_only_moves_on BEFORE UPDATE ON event_head
FOR EACH ROW WHEN (NEW.seq NOT IN (OLD.seq, OLD.seq + 1)) EXECUTE FUNCTION event_is_append_only()

CREATE TRIGGER event_head_is_never_deleted BEFORE DELETE OR TRUNCATE ON event_head
FOR EACH STATEMENT EXECUTE FUNCTION event_is_append_only()
