-- A month that lies in an archive has no tables here.
ALTER TABLE log.segment ADD COLUMN archive text, ADD COLUMN frontier bytea, ADD CHECK (archive IS NULL OR frontier IS NOT NULL);
COMMENT ON COLUMN log.segment.archive IS 'URI of the file that holds the month''s events and append groups; null while they are here';
COMMENT ON COLUMN log.segment.frontier IS 'of the month''s last append group, kept when the groups are archived';

CREATE FUNCTION log.month_bounds(month date) RETURNS text
    LANGUAGE sql IMMUTABLE AS $$
        SELECT format('FOR VALUES FROM (%L) TO (%L)', month || ' 00:00:00+00', (month + interval '1 month')::date || ' 00:00:00+00')
    $$;

-- The tables of a month, not yet attached. Unique indexes stand on each month alone (across months the log's lock keeps order).
CREATE FUNCTION log.create_month_table(parent text, month date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    made text := log.month_table(parent, month);
BEGIN
    EXECUTE format('CREATE TABLE log.%I (LIKE log.%I)', made, parent);
    IF parent = 'event' THEN
        EXECUTE format('ALTER TABLE log.%I ADD PRIMARY KEY (position), ADD UNIQUE (stream_id, sequence), ADD UNIQUE (event_id)', made);
        EXECUTE format('CREATE INDEX ON log.%I (scope, position) WHERE scope IS NOT NULL', made);
        EXECUTE format('CREATE INDEX ON log.%I USING brin (occurred_at) WITH (pages_per_range = 32)', made);
    ELSE
        EXECUTE format('ALTER TABLE log.%I ADD PRIMARY KEY (number), ADD UNIQUE (recorded_at)', made);
    END IF;
END $$;

CREATE FUNCTION log.attach_month_table(parent text, month date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE log.%I ATTACH PARTITION log.%I %s', parent, log.month_table(parent, month), log.month_bounds(month));
END $$;

-- Makes the tables of a month where they are missing, unless it is archived.
CREATE OR REPLACE FUNCTION log.make_month(moment timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    month   date := date_trunc('month', moment AT TIME ZONE 'UTC')::date;
    parent  text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('log.make_month', 0));
    IF EXISTS (SELECT FROM log.segment s WHERE s.month = date_trunc('month', moment AT TIME ZONE 'UTC')::date AND archive IS NOT NULL) THEN
        RETURN;
    END IF;
    FOREACH parent IN ARRAY ARRAY['event', 'append_group'] LOOP
        IF to_regclass('log.' || log.month_table(parent, month)) IS NULL THEN
            PERFORM log.create_month_table(parent, month);
            PERFORM log.attach_month_table(parent, month);
        END IF;
    END LOOP;
END $$;
