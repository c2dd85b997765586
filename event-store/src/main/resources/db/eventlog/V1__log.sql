-- Ids are text of the application's choosing; bytewise order is all that is asked of them, and the quickest to keep.

CREATE TABLE log.event (
    position        bigint      NOT NULL,
    stream_id       text        COLLATE "C" NOT NULL,
    aggregate_type  text,
    sequence        bigint      NOT NULL,
    scope           text        COLLATE "C",
    type            text        NOT NULL,
    revision        text,
    event_id        text        COLLATE "C" NOT NULL,
    recorded_at     timestamptz NOT NULL,
    occurred_at     timestamptz NOT NULL,
    payload         bytea       NOT NULL,
    metadata        bytea       NOT NULL,
    leaf_hash       bytea       NOT NULL
) PARTITION BY RANGE (recorded_at);

-- One row an append group, never updated; the newest is the head. `writer` tells a group from any other that might have got its number:
-- that is how an answer lost at commit is found again.
CREATE TABLE log.append_group (
    number          bigint      NOT NULL,
    first_position  bigint      NOT NULL,
    last_position   bigint      NOT NULL,
    recorded_at     timestamptz NOT NULL,
    writer          uuid        NOT NULL,
    frontier        bytea       NOT NULL
) PARTITION BY RANGE (recorded_at);

-- The months that hold events; the newest has no last position yet.
CREATE TABLE log.segment (
    month           date   PRIMARY KEY,
    first_position  bigint NOT NULL UNIQUE,
    last_position   bigint
);

-- Free space on each page lets an update stay on it, out of the indexes.
CREATE TABLE log.stream (
    stream_id  text        COLLATE "C" PRIMARY KEY,
    type       text,
    version    bigint      NOT NULL,
    first_at   timestamptz NOT NULL,
    last_at    timestamptz NOT NULL
) WITH (fillfactor = 80);

CREATE TABLE log.claim (
    key    text COLLATE "C" PRIMARY KEY,
    value  text
);

-- A counter without a row is 0.
CREATE TABLE log.counter (
    key    text   COLLATE "C" PRIMARY KEY,
    value  bigint NOT NULL CHECK (value > 0)
) WITH (fillfactor = 50);

CREATE TABLE log.receipt (
    key          text        COLLATE "C" PRIMARY KEY,
    fingerprint  bytea       NOT NULL,
    result_id    text,
    position     bigint      NOT NULL,
    recorded_at  timestamptz NOT NULL,
    versions     text        NOT NULL
);
COMMENT ON COLUMN log.receipt.versions IS 'a line a stream: its number of events, a space, its id; the first is the answer''s own';
-- Rows come in the order of time, so the old ones lie together.
CREATE INDEX receipt_by_time ON log.receipt USING brin (recorded_at) WITH (pages_per_range = 32);

CREATE TABLE log.snapshot (
    stream_id       text        COLLATE "C" NOT NULL,
    sequence        bigint      NOT NULL,
    aggregate_type  text,
    type            text        NOT NULL,
    revision        text,
    event_id        text        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    payload         bytea       NOT NULL,
    metadata        bytea       NOT NULL,
    PRIMARY KEY (stream_id, sequence)
);

-- How far each processor has got; a position is null before it began.
CREATE TABLE log.token (
    processor   text        NOT NULL,
    segment     int         NOT NULL,
    position    bigint,
    state       bytea,
    owner       text,
    claimed_at  timestamptz,
    PRIMARY KEY (processor, segment)
) WITH (fillfactor = 50);
COMMENT ON COLUMN log.token.state IS 'what the token is beside a position (in a replay or a merge), serialised; null for a plain one';

CREATE TABLE log.token_store (
    identifier uuid PRIMARY KEY DEFAULT gen_random_uuid()
);
INSERT INTO log.token_store DEFAULT VALUES;

CREATE FUNCTION log.month_table(parent text, month date) RETURNS text
    LANGUAGE sql IMMUTABLE AS $$ SELECT parent || to_char(month, '_YYYY_MM') $$;

-- Makes the tables of a month where they are missing. Unique indexes stand on each month alone (across months the log's lock keeps order), so
-- a month is made whole before it is attached.
CREATE FUNCTION log.make_month(moment timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    month   date := date_trunc('month', moment AT TIME ZONE 'UTC')::date;
    bounds  text := format('FOR VALUES FROM (%L) TO (%L)', month || ' 00:00:00+00', (month + interval '1 month')::date || ' 00:00:00+00');
    made    text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('log.make_month', 0));
    made := log.month_table('event', month);
    IF to_regclass('log.' || made) IS NULL THEN
        EXECUTE format('CREATE TABLE log.%I (LIKE log.event)', made);
        EXECUTE format('ALTER TABLE log.%I ADD PRIMARY KEY (position), ADD UNIQUE (stream_id, sequence), ADD UNIQUE (event_id)', made);
        EXECUTE format('CREATE INDEX ON log.%I (scope, position) WHERE scope IS NOT NULL', made);
        EXECUTE format('CREATE INDEX ON log.%I USING brin (occurred_at) WITH (pages_per_range = 32)', made);
        EXECUTE format('ALTER TABLE log.event ATTACH PARTITION log.%I %s', made, bounds);
    END IF;
    made := log.month_table('append_group', month);
    IF to_regclass('log.' || made) IS NULL THEN
        EXECUTE format('CREATE TABLE log.%I (LIKE log.append_group)', made);
        EXECUTE format('ALTER TABLE log.%I ADD PRIMARY KEY (number), ADD UNIQUE (recorded_at)', made);
        EXECUTE format('ALTER TABLE log.append_group ATTACH PARTITION log.%I %s', made, bounds);
    END IF;
END $$;
