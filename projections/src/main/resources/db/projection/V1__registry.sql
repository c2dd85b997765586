-- The tables of a projection live in a schema for each generation (board_g1, board_g2 …). Readers see the live one through views in schemas of their own.

CREATE SCHEMA board;
CREATE SCHEMA activity;

-- `position` is how far the rows have got; it changes in their transaction. `target` is what a rebuild fills up to before it catches up, `filled_scope` the
-- last board of which that is done.
CREATE TABLE projection.generation (
    projection         text        NOT NULL,
    number             int         NOT NULL,
    state              text        NOT NULL CHECK (state IN
                           ('FILLING', 'INDEXING', 'CATCHING_UP', 'VERIFYING', 'READY', 'LIVE', 'RETIRED', 'CANCELLED', 'FAILED')),
    paused             boolean     NOT NULL DEFAULT false,
    position           bigint      NOT NULL DEFAULT 0,
    target             bigint      NOT NULL DEFAULT 0,
    filled_scope       text        COLLATE "C",
    filled_events      bigint      NOT NULL DEFAULT 0,
    events_per_second  float8      NOT NULL DEFAULT 0,
    switch_by          text        NOT NULL DEFAULT 'AUTO' CHECK (switch_by IN ('AUTO', 'MANUAL')),
    verify             boolean     NOT NULL DEFAULT true,
    failure            text,
    started_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at           timestamptz,
    PRIMARY KEY (projection, number)
) WITH (fillfactor = 50);
CREATE UNIQUE INDEX generation_live ON projection.generation (projection) WHERE state = 'LIVE';
CREATE UNIQUE INDEX generation_rebuilding ON projection.generation (projection)
    WHERE state IN ('FILLING', 'INDEXING', 'CATCHING_UP', 'VERIFYING', 'READY');

-- A scope stops at its first event that a projection cannot take; what comes after waits in the log, from that position on.
CREATE TABLE projection.dead_letter (
    projection  text        NOT NULL,
    generation  int         NOT NULL,
    scope       text        COLLATE "C" NOT NULL,
    position    bigint      NOT NULL,
    type        text        NOT NULL,
    cause       text        NOT NULL,
    parked_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (projection, generation, scope),
    FOREIGN KEY (projection, generation) REFERENCES projection.generation ON DELETE CASCADE
);

-- The switch replaces this view together with those of the rows, so a reader never takes rows from one generation and the position from another.
CREATE VIEW board.progress AS SELECT 0::bigint AS position;

CREATE FUNCTION projection.live_token(name text) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT position FROM board.progress WHERE name IN ('board', 'activity')
$$;
COMMENT ON FUNCTION projection.live_token IS 'the position that the live rows of a view show; activity is a part of the board projection';

-- Unique indexes and partitions come with the table, so that attaching it locks out no reader and no writer of the others.
CREATE FUNCTION projection.make_month(generation_schema text, parent text, month date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    made text := parent || to_char(month, '_YYYY_MM');
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('projection.make_month/' || generation_schema, 0));
    IF to_regclass(format('%I.%I', generation_schema, made)) IS NULL THEN
        EXECUTE format('CREATE TABLE %I.%I (LIKE %I.%I) WITH (fillfactor = 85)', generation_schema, made, generation_schema, parent);
        EXECUTE format('ALTER TABLE %I.%I ATTACH PARTITION %I.%I FOR VALUES IN (%L)', generation_schema, parent, generation_schema, made, month);
    END IF;
END $$;
