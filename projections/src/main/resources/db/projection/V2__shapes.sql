-- What tables a generation has and what their rows say: a program reads and writes those of its own shape alone.
ALTER TABLE projection.generation ADD COLUMN shape int NOT NULL DEFAULT 1;
ALTER TABLE projection.generation ALTER COLUMN shape DROP DEFAULT;

-- Columns of a view can be neither reordered nor taken away, so readers get new views with a new shape.
CREATE FUNCTION projection.drop_views() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    shown regclass;
BEGIN
    FOR shown IN SELECT oid FROM pg_class WHERE relkind = 'v' AND relnamespace IN ('board'::regnamespace, 'activity'::regnamespace) LOOP
        EXECUTE 'DROP VIEW ' || shown;
    END LOOP;
END $$;
