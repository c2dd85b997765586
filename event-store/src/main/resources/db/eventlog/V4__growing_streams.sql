-- A stream's row is written when the stream begins and with its first append of a month; what comes later in that month the month's own index
-- (stream_id, sequence) counts. So an append leaves no dead row behind, and no transaction that stays open slows the next ones.
ALTER TABLE log.stream ADD COLUMN growing boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN log.stream.version IS 'how many events there were at last_at';
COMMENT ON COLUMN log.stream.growing IS 'the month of last_at may hold more events of the stream, after last_at';
